import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import type { Client } from '../client.ts';
import { answerKey } from '../ids.ts';
import type { Click } from '../interactions.ts';

/** Messages asked for at once, pages looked through, and questions that are tried. */
const pageSize = 200;
const maxPages = 10;
const maxTried = 50;

const Page = z.object({
  messages: z.array(
    z.object({ ts: z.string(), user: z.string().optional(), bot_id: z.string().optional() }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
type Said = z.infer<typeof Page>['messages'][number];

/**
 * Who asked what a message of ours answers: the author of the question by which it was delivered, as Slack
 * and the store know them. Nothing that comes with a click has a say in it.
 *
 * @returns undefined where no question is found: shared answers, examples, tips, questions that are gone.
 */
export async function askerOf(
  store: Pick<Store, 'findPosted'>,
  client: Client,
  { team, channel, ts, root }: Click,
): Promise<string | undefined> {
  const said = await threadOf(client, channel, root);
  const before = said.filter((it) => it.bot_id === undefined && Number(it.ts) < Number(ts));
  for (const question of before.slice(-maxTried).reverse()) {
    const posted = await store.findPosted({ team, key: answerKey(channel, question.ts) });
    if (posted?.ts === ts) return question.user;
  }
  return undefined;
}

/** Oldest first. */
async function threadOf(
  { conversations }: Client,
  channel: string,
  root: string,
): Promise<readonly Said[]> {
  const said: Said[] = [];
  let cursor: string | undefined;
  for (let at = 0; at < maxPages; at += 1) {
    const where = { channel, ts: root, limit: pageSize };
    const { messages, response_metadata: next } = Page.parse(
      await conversations.replies(cursor === undefined ? where : { ...where, cursor }),
    );
    said.push(...messages);
    cursor = next?.next_cursor;
    if (cursor === undefined || cursor === '') break;
  }
  return said;
}
