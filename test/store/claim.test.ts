import { describe, expect, it } from 'vitest';
import { claimOf } from '../../src/store/claim.ts';

const row = { token: 't', leased_until: 1_000 };
const until = new Date(9_999);

describe('claimOf', () => {
  it.each([
    ['claimed', 999, 'held'],
    ['claimed', 1_000, 'again'],
    ['reclaimed', 999, 'held'],
    ['reclaimed', 1_000, 'again'],
    ['released', 0, 'first'],
    ['released', 2_000, 'first'],
    ['given_up', 0, 'given up'],
    ['given_up', 2_000, 'given up'],
  ] as const)('says of a %s row at %i: %s', (state, now, kind) => {
    expect(claimOf({ ...row, state }, now, until).kind).toBe(kind);
  });

  it('names the lease of whoever may post', () => {
    const mine = { token: 't', leasedUntil: until };
    expect(claimOf({ ...row, state: 'released' }, 0, until)).toEqual({ kind: 'first', ...mine });
    expect(claimOf({ ...row, state: 'claimed' }, 1_000, until)).toEqual({ kind: 'again', ...mine });
  });

  it('says where a done delivery stands, however old it is', () => {
    const done = { ...row, state: 'done', channel: 'C1', ts: '1.0' } as const;
    expect(claimOf(done, 0, until)).toEqual({ kind: 'done', channel: 'C1', ts: '1.0' });
    expect(claimOf(done, 9_000, until)).toEqual({ kind: 'done', channel: 'C1', ts: '1.0' });
  });
});
