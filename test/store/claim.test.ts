import { describe, expect, it } from 'vitest';
import { claimOf } from '../../src/store/claim.ts';

const row = { token: 't', leased_until: 1_000 };

describe('claimOf', () => {
  it.each([
    ['claimed', 999, 'held'],
    ['claimed', 1_000, 'again'],
    ['released', 0, 'first'],
    ['released', 2_000, 'first'],
    ['given_up', 0, 'held'],
    ['given_up', 2_000, 'held'],
  ] as const)('says of a %s row at %i: %s', (state, now, kind) => {
    expect(claimOf({ ...row, state }, now).kind).toBe(kind);
  });

  it('says where a done delivery stands, however old it is', () => {
    const done = { ...row, state: 'done', channel: 'C1', ts: '1.0' } as const;
    expect(claimOf(done, 0)).toEqual({ kind: 'done', channel: 'C1', ts: '1.0' });
    expect(claimOf(done, 9_000)).toEqual({ kind: 'done', channel: 'C1', ts: '1.0' });
  });
});
