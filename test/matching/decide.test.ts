import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConcernId } from '../../src/knowledge/ids.ts';
import type { Owner } from '../../src/knowledge/shapes.ts';
import { decide, type Reading, sharesOf } from '../../src/matching/decide.ts';
import { type OwnerOdds, owners } from '../../src/matching/owner-model.ts';

const parts = { best: 0.5, second: 0, third: 0, document: 0, body: 0, fit: 1 };

const even: OwnerOdds = { aws: 1 / 3, customer: 1 / 3, shared: 1 / 3 };

/** Words that leave no doubt whose part they are about. */
function sure(owner: Owner): OwnerOdds {
  return { aws: 0.01, customer: 0.01, shared: 0.01, [owner]: 0.98 };
}

function reading(id: string, score: number, rest: Partial<Reading>): Reading {
  const subject = { kind: 'concern', id: ConcernId.parse(id) } as const;
  const hit = { subject, score, parts, ask: undefined, coverage: 1 };
  return { hit, half: null, owner: 'aws', halves: ['aws', 'customer'], odds: even, ...rest };
}

const threshold = { floor: 0.2, sure: 0.5 };

describe('readings', () => {
  it('of nothing are no match', () => {
    expect(decide([], threshold)).toEqual({ kind: 'none' });
  });

  it('whose best hit is below the floor are no match, on the floor they are one', () => {
    expect(decide([reading('a', 0.19, {})], threshold)).toEqual({ kind: 'none' });
    expect(decide([reading('a', 0.2, {})], threshold).kind).toBe('clear');
  });

  it('that agree are answered by the first', () => {
    const best = reading('a', 0.5, {});
    const match = decide([best, reading('b', 0.49, {})], threshold);
    expect(match).toMatchObject({ kind: 'clear', best });
  });

  it('that are as near and differ are told apart by the words', () => {
    const ours = reading('b', 0.5, { owner: 'customer', odds: sure('customer') });
    const match = decide([reading('a', 0.5, { odds: sure('customer') }), ours], threshold);
    expect(match).toMatchObject({ kind: 'clear', best: ours });
  });

  it('that are as near and differ, where the words do not tell, are a choice', () => {
    const list = [reading('a', 0.5, {}), reading('b', 0.5, { owner: 'customer' })];
    expect(decide(list, { floor: 0.2, sure: 0.6 })).toEqual({
      kind: 'ambiguous',
      candidates: list,
    });
  });

  it('whose words ask about one half of a shared concern are answered by that half', () => {
    const shared = reading('a', 0.5, { owner: 'shared', odds: sure('customer') });
    const far = reading('b', 0.2, { owner: 'customer', odds: sure('customer') });
    const match = decide([shared, far], threshold);
    expect(match).toMatchObject({ best: { hit: shared.hit, half: 'customer', owner: 'customer' } });
  });

  it('without anything to say about a half are never answered by it', () => {
    const bare = reading('a', 0.5, { owner: 'shared', halves: [], odds: sure('customer') });
    expect(decide([bare], threshold)).toMatchObject({ best: { half: null, owner: 'shared' } });
  });

  it('offer at most three to choose from', () => {
    const many = Array.from({ length: 6 }, (_, at) =>
      reading(`c${at}`, 1, { owner: owners[at % 3] ?? null }),
    );
    const match = decide(many, { floor: 0, sure: 0.9 });
    expect(match).toEqual({ kind: 'ambiguous', candidates: many.slice(0, 3) });
  });
});

describe('the shares of the owners', () => {
  const score = fc.double({ min: 0, max: 1, noNaN: true });
  const owner = fc.constantFrom<Reading['owner']>('aws', 'customer', 'shared', 'depends', null);
  const odds = fc.constantFrom(even, sure('aws'), sure('customer'), sure('shared'));
  const list = fc
    .array(fc.tuple(score, owner, odds), { minLength: 1, maxLength: 6 })
    .map((drawn) =>
      drawn
        .sort(([a], [b]) => b - a)
        .map(([value, o, words], at) => reading(`c${at}`, value, { owner: o, odds: words })),
    );

  it('are probabilities', () => {
    fc.assert(
      fc.property(list, (readings) => {
        const shares = [...sharesOf(readings).values()];
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
      }),
    );
  });

  it('never make a match where the floor or the sureness rises', () => {
    const kinds = { none: 0, ambiguous: 1, clear: 2 } as const;
    fc.assert(
      fc.property(list, score, score, score, score, (readings, f1, f2, s1, s2) => {
        const [floor, higher] = [Math.min(f1, f2), Math.max(f1, f2)];
        const [least, surer] = [Math.min(s1, s2), Math.max(s1, s2)];
        const kind = kinds[decide(readings, { floor, sure: least }).kind];
        const rank = (f: number, s: number): number =>
          kinds[decide(readings, { floor: f, sure: s }).kind];
        expect(rank(higher, least)).toBeLessThanOrEqual(kind);
        expect(rank(floor, surer)).toBeLessThanOrEqual(kind);
      }),
    );
  });
});
