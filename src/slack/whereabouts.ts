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

/** Events of one shape: somebody opened the app, looks at a channel beside it, or joined a channel. */
export const Whereabouts = z
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
    /** The direct message between the person and the app; the channel where somebody joined one. */
    channel: event.channel,
    ts: event.event_ts,
    tab: event.tab,
    /** The channel that is looked at, where Slack says so. */
    beside: event.context,
  }));
export type Whereabouts = z.infer<typeof Whereabouts>;

/** Ids for the log. */
export function idsOfPlace({ body }: { readonly body: unknown }): Readonly<Record<string, string>> {
  const { data } = Whereabouts.safeParse(body);
  return data === undefined ? {} : { team: data.team, channel: data.channel };
}
