import { z } from 'zod';
import { type Client, failureOf } from './client.ts';
import type { Post } from './post.ts';

export type Look =
  | { readonly kind: 'found'; readonly ts: string }
  /** Slack was asked for everything that could be it, and it is not there. */
  | { readonly kind: 'absent' }
  /** Slack could not be asked now. */
  | { readonly kind: 'later' }
  /** Slack does not let us look, or there is too much to look through. */
  | { readonly kind: 'never'; readonly error: string };

/** Messages asked for at once, and pages looked through. */
const pageSize = 200;
const maxPages = 10;

const Page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_payload: z.object({ delivery: z.string().optional() }).optional() })
        .optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
type Page = z.infer<typeof Page>;

/** Looks in Slack for the message that carries the token: the thread, or the channel since then. */
export async function find(client: Client, post: Post, token: string): Promise<Look> {
  let cursor: string | undefined;
  for (let at = 0; at < maxPages; at += 1) {
    const page = await pageOf(client, post, cursor);
    if ('kind' in page) return page;
    const ours = page.messages.find(({ metadata }) => metadata?.event_payload?.delivery === token);
    if (ours !== undefined) return { kind: 'found', ts: ours.ts };
    cursor = page.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return { kind: 'absent' };
  }
  return { kind: 'never', error: 'too_many_messages' };
}

async function pageOf(
  { conversations }: Client,
  { channel, threadTs, after }: Post,
  cursor: string | undefined,
): Promise<Page | Look> {
  const where = { channel, oldest: after, limit: pageSize, include_all_metadata: true };
  const args = cursor === undefined ? where : { ...where, cursor };
  try {
    return Page.parse(
      threadTs === undefined
        ? await conversations.history(args)
        : await conversations.replies({ ...args, ts: threadTs }),
    );
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === 'refused' ? { kind: 'never', error: failure.error } : { kind: 'later' };
  }
}
