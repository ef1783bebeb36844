import { z } from 'zod';

/** What a person looks at, as Slack says it: channels, canvases, lists, messages. */
const Entity = z.union([
  z.object({ type: z.literal('slack#/types/channel_id'), value: z.string() }),
  z
    .object({
      type: z.literal('slack#/types/message_context'),
      value: z.object({ channel_id: z.string() }),
    })
    .transform(({ type, value }) => ({ type, value: value.channel_id })),
]);

const Context = z
  .object({ entities: z.array(z.unknown()).default([]) })
  .transform(({ entities }) =>
    entities.map((entity) => Entity.safeParse(entity).data?.value).find((id) => id !== undefined),
  );

/** Somebody opened the app, or looks at another channel beside it. */
export const Opened = z
  .object({
    team_id: z.string(),
    context_team_id: z.string().nullish(),
    event: z.object({
      user: z.string(),
      channel: z.string(),
      event_ts: z.string(),
      tab: z.enum(['home', 'messages']).optional(),
      context: Context.optional(),
    }),
  })
  .transform(({ team_id, context_team_id, event }) => ({
    team: context_team_id ?? team_id,
    user: event.user,
    /** The direct message between the person and the app. */
    channel: event.channel,
    ts: event.event_ts,
    tab: event.tab,
    /** The channel that is looked at, where Slack says so. */
    beside: event.context,
  }));
export type Opened = z.infer<typeof Opened>;

/** Ids for the log. */
export function idsOfOpened({ body }: { readonly body: unknown }): Readonly<Record<string, string>> {
  const opened = Opened.safeParse(body);
  return opened.success ? { team: opened.data.team, channel: opened.data.channel } : {};
}
