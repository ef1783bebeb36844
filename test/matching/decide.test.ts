import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConcernId } from '../../src/knowledge/ids.ts';
import { decide } from '../../src/matching/decide.ts';
import type { Hit } from '../../src/matching/rank.ts';

const parts = { best: 0, second: 0, third: 0, document: 0, body: 0, fit: 1 };

function hit(id: string, score: number): Hit {
  const subject = { kind: 'concern', id: ConcernId.parse(id) } as const;
  return { subject, score, parts, ask: undefined, coverage: 1 };
}

const threshold = { floor: 0.2, margin: 0.1 };
const [a, b, c, d] = [hit('a', 1), hit('b', 0.95), hit('c', 0.92), hit('d', 0.5)];

describe('a ranking', () => {
  it('without hits is no match', () => {
    expect(decide([], threshold)).toEqual({ kind: 'none' });
  });

  it('whose best hit is below the floor is no match', () => {
    expect(decide([hit('a', 0.19)], threshold)).toEqual({ kind: 'none' });
  });

  it('whose best hit stands on the floor is a match', () => {
    const best = hit('a', 0.2);
    expect(decide([best], threshold)).toEqual({ kind: 'clear', best });
  });

  it('whose best hit leads by the margin is clear', () => {
    expect(decide([a, d], threshold)).toEqual({ kind: 'clear', best: a });
    expect(decide([a, hit('b', 0.9)], threshold)).toEqual({ kind: 'clear', best: a });
  });

  it('whose second hit is nearer than the margin is ambiguous between all that near', () => {
    expect(decide([a, b, d], threshold)).toEqual({ kind: 'ambiguous', candidates: [a, b] });
    expect(decide([a, b, c, d], threshold)).toEqual({ kind: 'ambiguous', candidates: [a, b, c] });
  });

  it('offers at most three', () => {
    const many = Array.from({ length: 9 }, (_, at) => hit(`c${at}`, 1));
    const match = decide(many, threshold);
    expect(match).toEqual({ kind: 'ambiguous', candidates: many.slice(0, 3) });
  });

  it('of two equal hits is clear only where the margin is nothing', () => {
    expect(decide([a, hit('b', 1)], { floor: 0, margin: 0 }).kind).toBe('clear');
    expect(decide([a, hit('b', 1)], { floor: 0, margin: 0.01 }).kind).toBe('ambiguous');
  });

  const ranking = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 })
    .map((scores) => scores.sort((x, y) => y - x).map((score, at) => hit(`c${at}`, score)));
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('never becomes clearer when the floor or the margin rises', () => {
    const clear = { none: 0, ambiguous: 1, clear: 2 } as const;
    fc.assert(
      fc.property(ranking, share, share, share, share, (hits, f1, f2, m1, m2) => {
        const [floor, higher] = [Math.min(f1, f2), Math.max(f1, f2)];
        const [margin, wider] = [Math.min(m1, m2), Math.max(m1, m2)];
        const kind = clear[decide(hits, { floor, margin }).kind];
        expect(clear[decide(hits, { floor: higher, margin }).kind]).toBeLessThanOrEqual(kind);
        expect(clear[decide(hits, { floor, margin: wider }).kind]).toBeLessThanOrEqual(kind);
      }),
    );
  });

  it('is decided for its best hit, always', () => {
    fc.assert(
      fc.property(ranking, share, share, (hits, floor, margin) => {
        const match = decide(hits, { floor, margin });
        if (match.kind === 'clear') expect(match.best).toBe(hits[0]);
        if (match.kind === 'ambiguous') expect(match.candidates[0]).toBe(hits[0]);
      }),
    );
  });
});
