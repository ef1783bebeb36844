import type { Store } from '../store/store.ts';
import { type Client, failureOf } from './client.ts';
import { Postponed } from './errors.ts';
import { pastLastGate } from './last-gate.ts';
import type { Delivered, Post } from './post.ts';

/** How long it belongs to this process; longer than the call can take. */
const leaseMs = 10_000;

/** In place of a `ts`: by that of an ephemeral message Slack changes and deletes nothing. */
export const unchangeable = '';

export type WhisperParts = { readonly store: Store; readonly now: () => Date };

/**
 * Posts for one person alone, at most once: nobody can look whether an ephemeral message is there.
 *
 * @throws Postponed when it certainly was not posted and may be later.
 */
export async function whisper(
  { store, now }: WhisperParts,
  client: Client,
  post: Post & { readonly user: string },
): Promise<Delivered> {
  const { delivery, channel } = post;
  const claim = await store.claim(delivery, now(), leaseMs);
  if (claim.kind === 'held') return claim;
  if (claim.kind === 'given up') return { kind: 'lost' };
  if (claim.kind === 'done') return { ...claim, kind: 'posted', anew: false };
  if (claim.kind === 'again') return lost({ store, now }, post);
  try {
    await client.chat.postEphemeral(ephemeral(post));
    await store.markDone(delivery, { channel, ts: unchangeable }, now());
    return { kind: 'posted', channel, ts: unchangeable, anew: true };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'unsure') return lost({ store, now }, post);
    await store.release(delivery, now(), claim);
    if (failure.kind === 'refused') return failure;
    throw new Postponed('Slack does not take the message now');
  }
}

async function lost({ store, now }: WhisperParts, { delivery }: Post): Promise<Delivered> {
  await store.giveUp(delivery, now());
  return { kind: 'lost' };
}

function ephemeral({ channel, user, threadTs, message }: Post & { readonly user: string }) {
  const { text, blocks } = pastLastGate(message);
  return {
    channel,
    user,
    text,
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
}
