import type { Lease } from '../store/store.ts';
import type { Client } from './client.ts';
import type { DeliverParts } from './deliver.ts';
import { Postponed } from './errors.ts';
import { find, type Look } from './look.ts';
import type { Delivered, Post } from './post.ts';
import { blockRefusals, send } from './send.ts';

/** Tries within one lease. */
const maxTries = 4;

/** Before a post that never left is tried again, and before a second look for one that may have. */
const pauseMs = 700;

/** One delivery while this process holds its lease. */
export type Run = {
  readonly parts: DeliverParts;
  /** Until when, in ms, Slack asked each workspace's calls to wait; other processes learn it themselves. */
  readonly quietUntil: Map<string, number>;
  readonly client: Client;
  readonly post: Post;
  readonly token: string;
  readonly lease: Lease;
  /** Instant, in ms, after which no post may begin. */
  readonly deadline: number;
  /** Whether nothing of it can be in Slack, or on its way there. */
  readonly clean: boolean;
};

/** Posts; what failed without a doubt is tried again, what may have happened is looked for. */
export async function attempt(run: Run, tried: number): Promise<Delivered> {
  const { quietUntil, post } = run;
  const { log, now } = run.parts;
  const quietMs = Math.max(0, (quietUntil.get(post.delivery.team) ?? 0) - now().getTime());
  // Late before the first try: the store took long, or the process stood still.
  if (quietMs > 0 || isLate(run, 0, 0)) await waitUnsent(run, quietMs, tried);
  const sent = await send(run.client, post, run.token);
  switch (sent.kind) {
    case 'posted':
      return posted(run, sent.channel, sent.ts);
    case 'refused':
      if (blockRefusals.has(sent.error) && post.message.blocks.length > 0) {
        return attempt(withoutBlocks(run), tried);
      }
      log.warn({ ...post.delivery, error: sent.error }, 'Slack refused a message');
      await release(run);
      return sent;
    case 'limited':
      quietUntil.set(post.delivery.team, now().getTime() + Math.max(sent.retryAfterMs, pauseMs));
      return attempt(run, tried + 1);
    case 'unsent':
      await waitUnsent(run, pauseMs, tried);
      return attempt(run, tried + 1);
    case 'unsure':
      return settle(run, tried + 1);
    default:
      return sent satisfies never;
  }
}

function withoutBlocks(run: Run): Run {
  const { post } = run;
  return { ...run, post: { ...post, message: { text: post.message.text, blocks: [] } } };
}

/** It may be there already: look twice, a moment apart, before posting again. */
export async function settle(run: Run, tried: number): Promise<Delivered> {
  const { post, parts } = run;
  const look = await lookTwice(run);
  switch (look.kind) {
    case 'found':
      return posted(run, post.channel, look.ts);
    case 'absent':
      if (isLate(run, 0, tried)) throw new Postponed('no time left to post again');
      return attempt({ ...run, clean: false }, tried);
    case 'later':
      throw new Postponed('Slack cannot be asked now');
    case 'never':
      parts.log.error({ ...post.delivery, error: look.error }, 'cannot look: not posted again');
      await parts.store.giveUp(post.delivery, parts.now());
      return { kind: 'lost' };
    default:
      return look satisfies never;
  }
}

async function lookTwice({ client, post, token, parts }: Run): Promise<Look> {
  const first = await find(client, post, token);
  if (first.kind !== 'absent') return first;
  await parts.pause(pauseMs);
  return find(client, post, token);
}

async function posted({ post, parts }: Run, channel: string, ts: string): Promise<Delivered> {
  await parts.store.markDone(post.delivery, { channel, ts }, parts.now());
  return { kind: 'posted', channel, ts, anew: true };
}

/** Waits with a post that certainly did not happen; gives the lease back where there is no time. */
async function waitUnsent(run: Run, ms: number, tried: number): Promise<void> {
  if (!isLate(run, ms, tried)) return run.parts.pause(ms);
  await release(run);
  throw new Postponed('no time left to post', new Date(run.parts.now().getTime() + ms));
}

/** The next claim posts without a look, so only where there is nothing to find. */
async function release({ clean, parts, post, lease }: Run): Promise<void> {
  if (clean) await parts.store.release(post.delivery, parts.now(), lease);
}

function isLate({ deadline, parts }: Run, ms: number, tried: number): boolean {
  return tried >= maxTries || parts.now().getTime() + ms > deadline;
}
