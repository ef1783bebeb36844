import { z } from 'zod';

const words = (longest: number) => z.string().min(1).max(longest);

export const plainText = (longest = 3000) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: words(longest),
    emoji: z.boolean().optional(),
  });

const mrkdwn = (longest = 3000) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: words(longest),
    verbatim: z.boolean().optional(),
  });

export const text = (longest = 3000) =>
  z.discriminatedUnion('type', [plainText(longest), mrkdwn(longest)]);
export type Text = z.infer<ReturnType<typeof text>>;

/** Both ids: https://docs.slack.dev/reference/block-kit/blocks says 255. */
export const id = words(255);
export const style = z.enum(['primary', 'danger']);

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: text(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: style.optional(),
});
export type Confirm = z.infer<typeof confirm>;

/** Of checkboxes and radio buttons, which take formatted text. */
export const option = z.strictObject({
  text: text(75),
  value: words(150),
  description: text(75).optional(),
});
export type Option = z.infer<typeof option>;

/** Of menus, which take plain text only. */
export const menuOption = z.strictObject({
  text: plainText(75),
  value: words(150),
  description: plainText(75).optional(),
});

export const linkOption = menuOption.extend({ url: z.string().max(3000).optional() });

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(menuOption).min(1).max(100),
});

const slackFile = z.strictObject({ id: z.string().optional(), url: z.string().optional() });

/** What an image element and an image block share. */
export const picture = {
  type: z.literal('image'),
  alt_text: words(2000),
  image_url: z.string().max(3000).optional(),
  slack_file: slackFile.optional(),
};

export const image = z.strictObject(picture);
export type Image = z.infer<typeof image>;
