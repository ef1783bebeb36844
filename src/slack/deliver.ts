import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { attempt, settle } from './attempt.ts';
import { type Client, callTimeoutMs } from './client.ts';
import { Postponed } from './errors.ts';
import type { Pause } from './patiently.ts';
import type { Delivered, Post } from './post.ts';

/** How long a delivery belongs to this process. A post begins early enough to end inside it. */
const leaseMs = 10_000;

/** Posts once, whatever dies in between. @throws Postponed when it is not its time yet. */
export type Deliver = (client: Client, post: Post) => Promise<Delivered>;

export type DeliverParts = {
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  readonly pause: Pause;
};

/** Everything that is posted once goes through here. */
export function createDeliver(parts: DeliverParts): Deliver {
  const quietUntil = new Map<string, number>();
  return async (client, post) => {
    const start = parts.now();
    const quietMs = quietUntil.get(post.delivery.team) ?? 0;
    if (quietMs > start.getTime() + leaseMs) {
      throw new Postponed('Slack asked for patience', new Date(quietMs));
    }
    const claim = await parts.store.claim(post.delivery, start, leaseMs);
    const deadline = start.getTime() + leaseMs - callTimeoutMs;
    const run = { parts, quietUntil, client, post, deadline };
    switch (claim.kind) {
      case 'first':
        return attempt({ ...run, token: claim.token, lease: claim, clean: true }, 1);
      case 'again':
        return settle({ ...run, token: claim.token, lease: claim, clean: false }, 1);
      case 'done':
        return { kind: 'posted', channel: claim.channel, ts: claim.ts, anew: false };
      case 'held':
        return { kind: 'held' };
      case 'given up':
        return { kind: 'lost' };
      default:
        return claim satisfies never;
    }
  };
}
