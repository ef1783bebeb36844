import { z } from 'zod';
import type { Spot } from './memory.ts';

/** The part of a click's body that is read: who clicked what, on which message. */
export const Click = z
  .object({
    team: z.object({ id: z.string() }).nullish(),
    user: z.object({ id: z.string(), team_id: z.string().optional() }),
    container: z.object({
      channel_id: z.string(),
      message_ts: z.string(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().default(false),
    }),
    message: z
      .object({
        thread_ts: z.string().optional(),
        metadata: z
          .object({ event_payload: z.object({ delivery: z.string().optional() }).optional() })
          .optional(),
      })
      .optional(),
    actions: z
      .array(
        z.object({
          action_id: z.string(),
          value: z.string().optional(),
          selected_option: z.object({ value: z.string() }).nullish(),
        }),
      )
      .min(1),
  })
  .transform(({ team, user, container, message, actions: [first] }) => ({
    team: team?.id ?? user.team_id ?? '',
    user: user.id,
    channel: container.channel_id,
    ts: container.message_ts,
    root: container.thread_ts ?? message?.thread_ts ?? container.message_ts,
    isPrivate: container.is_ephemeral,
    direct: container.channel_id.startsWith('D'),
    /** Token of the message's delivery; it must survive an update of the message. */
    delivery: message?.metadata?.event_payload?.delivery,
    actionId: first?.action_id ?? '',
    value: first?.value ?? first?.selected_option?.value ?? '',
  }));
export type Click = z.infer<typeof Click> & Spot;

/** The part of a slash command that is read. */
export const Command = z
  .object({
    text: z.string().default(''),
    team_id: z.string(),
    channel_id: z.string(),
    user_id: z.string(),
    trigger_id: z.string(),
  })
  .transform(({ text, team_id, channel_id, user_id, trigger_id }) => ({
    text,
    team: team_id,
    channel: channel_id,
    user: user_id,
    trigger: trigger_id,
  }));
export type Command = z.infer<typeof Command>;

/** Ids for the log, of whatever came. */
export function idsOfClick(body: unknown): Readonly<Record<string, string>> {
  const click = Click.safeParse(body);
  return click.success ? { channel: click.data.channel, ts: click.data.ts } : {};
}

/** What stands in the fields of a view, by block and action. */
const State = z
  .object({
    values: z
      .record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() })))
      .default({}),
  })
  .default({ values: {} });

/** Who is where, in every body about a view. */
const inView = {
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  trigger_id: z.string(),
  view: z.object({
    id: z.string(),
    type: z.string(),
    private_metadata: z.string().default(''),
    state: State,
  }),
};

/** The part of a click in a modal or App Home that is read. */
export const ViewClick = z
  .object({
    ...inView,
    actions: z
      .array(
        z.object({
          value: z.string().nullish(),
          selected_option: z.object({ value: z.string() }).nullish(),
        }),
      )
      .min(1),
  })
  .transform(({ team, user, trigger_id, view, actions: [first] }) => ({
    team: team?.id ?? user.team_id ?? '',
    user: user.id,
    trigger: trigger_id,
    view,
    value: first?.value ?? first?.selected_option?.value ?? '',
  }));
export type ViewClick = z.infer<typeof ViewClick>;

/** The part of a submitted modal that is read. */
export const Submission = z.object(inView).transform(({ team, user, view }) => ({
  team: team?.id ?? user.team_id ?? '',
  view,
}));

/** What somebody typed into a field, empty when nothing; `action` is the field's `action_id`. */
export function typedIn({ view }: Pick<ViewClick, 'view'>, action: string): string {
  const fields = Object.values(view.state.values).flatMap((block) => block[action] ?? []);
  return fields.find(({ value }) => typeof value === 'string')?.value ?? '';
}

/** Ids for the log, of whatever happened in a view. */
export function idsOfView(body: unknown): Readonly<Record<string, string>> {
  const happened = z.object(inView).safeParse(body);
  return happened.success ? { view: happened.data.view.id } : {};
}
