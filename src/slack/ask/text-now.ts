import { z } from 'zod';
import { type Client, failureOf } from '../client.ts';
import { Postponed } from '../errors.ts';
import type { Utterance } from '../events.ts';

const Page = z.object({
  messages: z.array(z.object({ ts: z.string(), text: z.string().default('') })),
});

/**
 * What a message says now, which an event that was worked on late may not know; undefined where it is gone. Where
 * Slack does not let us look, what the event says.
 *
 * @throws Postponed when Slack cannot be asked now.
 */
export async function textNow(
  { conversations }: Client,
  { channel, ts, root, text }: Utterance,
): Promise<string | undefined> {
  const only = { oldest: ts, latest: ts, inclusive: true, limit: 2 };
  try {
    const page = Page.parse(await conversations.replies({ channel, ts: root, ...only }));
    return page.messages.find((message) => message.ts === ts)?.text;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused') throw new Postponed('Slack cannot be asked now');
    return failure.error === 'thread_not_found' ? undefined : text;
  }
}
