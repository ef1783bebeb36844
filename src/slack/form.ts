import { z } from 'zod';
import { json } from './values.ts';

const Option = z.object({ value: z.string() });

/** What a field holds when Slack sends it back; which of these depends on its kind. */
const Field = z.object({
  selected_option: Option.nullish(),
  selected_options: z.array(Option).nullish(),
  selected_time: z.string().nullish(),
});

type Field = z.infer<typeof Field>;

const ChannelOf = json.pipe(z.object({ channel: z.string().min(1) }));

/** A modal about one conversation, changed or submitted, and who did. */
export const ChannelForm = z
  .object({
    team: z.object({ id: z.string() }).nullish(),
    user: z.object({ id: z.string(), team_id: z.string().optional() }),
    view: z.object({
      id: z.string(),
      hash: z.string().optional(),
      private_metadata: ChannelOf,
      state: z.object({ values: z.record(z.string(), z.record(z.string(), Field)) }),
    }),
  })
  .transform(({ team, user, view }) => ({
    team: team?.id ?? user.team_id ?? '',
    user: user.id,
    channel: view.private_metadata.channel,
    viewId: view.id,
    hash: view.hash,
    fields: Object.fromEntries(Object.values(view.state.values).flatMap(Object.entries<Field>)),
  }));
export type ChannelForm = z.infer<typeof ChannelForm>;

type Fields = Readonly<Record<string, Field>>;

/** What a modal about a conversation carries, and brings back. */
export function channelMetadata(channel: string): string {
  return JSON.stringify({ channel });
}

/** The one thing picked or the time set in a field; undefined where nothing is. */
export function pickedIn({ fields }: { fields: Fields }, field: string): string | undefined {
  const { selected_option: option, selected_time: time } = fields[field] ?? {};
  return option?.value ?? time ?? undefined;
}

/** All that is ticked or picked in a field. */
export function allPickedIn({ fields }: { fields: Fields }, field: string): readonly string[] {
  return fields[field]?.selected_options?.map(({ value }) => value) ?? [];
}
