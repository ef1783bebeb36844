import { type Client, type Failure, failureOf } from './client.ts';
import { pastLastGate } from './last-gate.ts';
import type { Post } from './post.ts';

export type Sent =
  | { readonly kind: 'posted'; readonly channel: string; readonly ts: string }
  | Failure;

/** Slack's words for blocks it does not take; the text alone says it all. */
export const blockRefusals: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);

/** One post, with the token that a later look finds. */
export async function send(client: Client, post: Post, token: string): Promise<Sent> {
  const { text, blocks } = pastLastGate(post.message);
  const { event_type, event_payload } = post.metadata;
  try {
    const { channel, ts } = await client.chat.postMessage({
      channel: post.channel,
      text,
      ...(blocks.length === 0 ? {} : { blocks }),
      ...(post.threadTs === undefined ? {} : { thread_ts: post.threadTs }),
      metadata: { event_type, event_payload: { ...event_payload, delivery: token } },
      // Sources are links; their previews would bury the answer.
      unfurl_links: false,
      unfurl_media: false,
    });
    if (ts === undefined) return { kind: 'unsure' };
    return { kind: 'posted', channel: channel ?? post.channel, ts };
  } catch (error) {
    return failureOf(error);
  }
}
