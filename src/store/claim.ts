import { z } from 'zod';
import type { Claim } from './store.ts';
import { Instant } from './tables.ts';

/** What a delivery's row says about who may post. */
export const DeliveryState = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('done'),
    token: z.string(),
    leased_until: Instant,
    channel: z.string(),
    ts: z.string(),
  }),
  z.object({
    state: z.enum(['claimed', 'reclaimed', 'released', 'given_up']),
    token: z.string(),
    leased_until: Instant,
  }),
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** What whoever asks at `now` for a lease may do, provided that nobody changes the row in between. */
export function claimOf(row: DeliveryState, now: Instant, leasedUntil: Date): Claim {
  switch (row.state) {
    case 'done':
      return { kind: 'done', channel: row.channel, ts: row.ts };
    case 'given_up':
      return { kind: 'given up' };
    case 'released':
      return { kind: 'first', token: row.token, leasedUntil };
    case 'claimed':
    case 'reclaimed':
      return row.leased_until > now
        ? { kind: 'held' }
        : { kind: 'again', token: row.token, leasedUntil };
    default:
      return row satisfies never;
  }
}
