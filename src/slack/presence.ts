import { z } from 'zod';
import { type Client, failureOf } from './client.ts';

/** Members asked for at once, and pages looked through: 10,000 people. */
const pageSize = 1000;
const maxPages = 10;

const Page = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** What Slack says about somebody's or our own place in a conversation. */
export type Presence = 'present' | 'absent' | 'unknown';

/** Whether the app is in a conversation: only then may it read there. */
export async function ourPresence(client: Client, channel: string): Promise<Presence> {
  try {
    await client.conversations.history({ channel, limit: 1 });
    return 'present';
  } catch (error) {
    return failureOf(error).kind === 'refused' ? 'absent' : 'unknown';
  }
}

/** Whether a person is in a conversation in which the app is. */
export async function presenceOf(client: Client, channel: string, user: string): Promise<Presence> {
  // A direct message has the app at one end, and at the other whoever sees it.
  if (channel.startsWith('D')) return 'present';
  let cursor: string | undefined;
  for (let at = 0; at < maxPages; at += 1) {
    const page = await pageOf(client, channel, cursor);
    if (typeof page === 'string') return page;
    if (page.members.includes(user)) return 'present';
    cursor = page.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return 'absent';
  }
  // Nobody reads lists longer than this; a conversation so large is open to all.
  return 'present';
}

async function pageOf(
  { conversations }: Client,
  channel: string,
  cursor: string | undefined,
): Promise<z.infer<typeof Page> | Presence> {
  const where = { channel, limit: pageSize };
  try {
    return Page.parse(
      await conversations.members(cursor === undefined ? where : { ...where, cursor }),
    );
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused') return 'unknown';
    // Group direct messages want a scope of their own; whoever is in one stays in it.
    return failure.error === 'missing_scope' ? 'present' : 'absent';
  }
}
