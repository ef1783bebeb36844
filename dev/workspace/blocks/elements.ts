import { z } from 'zod';
import {
  confirm,
  id,
  image,
  linkOption,
  menuOption,
  option,
  optionGroup,
  plainText,
  style,
} from './objects.ts';
import { richText } from './rich-text.ts';

const action = { action_id: id.optional() };
const asked = { ...action, confirm: confirm.optional(), focus_on_load: z.boolean().optional() };
const prompted = { ...asked, placeholder: plainText(150).optional() };
const typed = {
  ...prompted,
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .max(2)
        .optional(),
    })
    .optional(),
};
const many = { ...prompted, max_selected_items: z.int().min(1).optional() };
const listed = {
  options: z.array(menuOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const names = z.array(z.string());
const talks = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
};
const answers = { response_url_enabled: z.boolean().optional() };
const face = { text: plainText(75), accessibility_label: z.string().max(75).optional() };

const one = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ ...shape, type: z.literal(type) });

const button = one('button', {
  ...action,
  ...face,
  confirm: confirm.optional(),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: style.optional(),
});
const checkboxes = one('checkboxes', {
  ...asked,
  options: z.array(option).min(1).max(10),
  initial_options: z.array(option).min(1).max(10).optional(),
});
const radios = one('radio_buttons', {
  ...asked,
  options: z.array(option).min(1).max(10),
  initial_option: option.optional(),
});
const overflow = one('overflow', {
  ...action,
  confirm: confirm.optional(),
  options: z.array(linkOption).min(1).max(5),
});
const date = one('datepicker', { ...prompted, initial_date: z.iso.date().optional() });
const time = one('timepicker', {
  ...prompted,
  initial_time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  timezone: z.string().optional(),
});
const instant = one('datetimepicker', { ...asked, initial_date_time: z.int().optional() });

const pick = one('static_select', {
  ...prompted,
  ...listed,
  initial_option: menuOption.optional(),
});
const picks = one('multi_static_select', {
  ...many,
  ...listed,
  initial_options: z.array(menuOption).min(1).max(100).optional(),
});
const user = one('users_select', { ...prompted, initial_user: z.string().optional() });
const users = one('multi_users_select', { ...many, initial_users: names.optional() });
const channel = one('channels_select', {
  ...prompted,
  ...answers,
  initial_channel: z.string().optional(),
});
const channels = one('multi_channels_select', { ...many, initial_channels: names.optional() });
const talk = one('conversations_select', {
  ...prompted,
  ...answers,
  ...talks,
  initial_conversation: z.string().optional(),
});
const talksOf = one('multi_conversations_select', {
  ...many,
  ...talks,
  initial_conversations: names.optional(),
});

const line = one('plain_text_input', {
  ...typed,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
});
const email = one('email_text_input', { ...typed, initial_value: z.string().optional() });
const address = one('url_text_input', { ...typed, initial_value: z.string().optional() });
const number = one('number_input', {
  ...typed,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});
const rich = one('rich_text_input', { ...typed, initial_value: richText.optional() });

const verdict = z.strictObject({ ...face, value: z.string().max(2000) });
const feedback = one('feedback_buttons', {
  ...action,
  positive_button: verdict,
  negative_button: verdict,
});
const icon = one('icon_button', {
  ...asked,
  ...face,
  icon: z.string(),
  value: z.string().max(2000).optional(),
  visible_to_user_ids: names.optional(),
});

const selects = [pick, picks, user, users, channel, channels, talk, talksOf] as const;
const choices = [checkboxes, radios, date, time] as const;
const fields = [line, email, address, number, rich] as const;

export const accessory = z.discriminatedUnion('type', [
  button,
  overflow,
  image,
  ...choices,
  ...selects,
]);
export const actionElement = z.discriminatedUnion('type', [
  button,
  overflow,
  instant,
  rich,
  ...choices,
  ...selects,
]);
export const inputElement = z.discriminatedUnion('type', [
  instant,
  ...choices,
  ...selects,
  ...fields,
]);
export const contextAction = z.discriminatedUnion('type', [feedback, icon]);

export type Button = z.infer<typeof button>;
export type Overflow = z.infer<typeof overflow>;
export type Feedback = z.infer<typeof feedback>;
export type IconButton = z.infer<typeof icon>;
export type InputElement = z.infer<typeof inputElement>;
/** Everything a person can press, pick or fill in. */
export type Element =
  | Exclude<z.infer<typeof accessory>, { type: 'image' }>
  | z.infer<typeof actionElement>
  | InputElement
  | Feedback
  | IconButton;
