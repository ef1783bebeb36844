import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openIndex, pack, type TermPostings } from '../../src/matching/search-index.ts';
import { realMatcher } from '../knowledge-fixture.ts';

const { index: real } = realMatcher();

/** An index of one term, opened. */
function indexOf(text: string, postings: TermPostings) {
  return openIndex({ ...real, terms: { [text]: pack(postings) } });
}

const nothing: TermPostings = { rarity: 1, asks: [], documents: [], bodies: [] };

describe('the postings of a term', () => {
  it('come out as they went in', () => {
    const postings = { rarity: 2.5, asks: [0, 1, 7, 0.25], documents: [3, 1.5], bodies: [] };
    expect(indexOf('patch', postings).term('patch')).toEqual(postings);
  });

  it('come out empty where nothing holds the term', () => {
    expect(indexOf('patch', nothing).term('patch')).toEqual(nothing);
  });

  it('keep every place, and weights to three decimals', () => {
    const weight = fc.double({ min: 0, max: 50, noNaN: true });
    const list = fc
      .array(fc.tuple(fc.nat(5000), weight), { maxLength: 30 })
      .map((pairs) => pairs.flat());
    const all = fc.record({ rarity: weight, asks: list, documents: list, bodies: list });
    fc.assert(
      fc.property(all, (postings) => {
        const out = indexOf('term', postings).term('term');
        for (const name of ['asks', 'documents', 'bodies'] as const) {
          const read = out?.[name] ?? [];
          expect(read).toHaveLength(postings[name].length);
          for (const [at, value] of postings[name].entries()) {
            expect(Math.abs((read[at] ?? Number.NaN) - value)).toBeLessThanOrEqual(0.0005001);
          }
        }
      }),
    );
  });

  it('are undefined for a term that the knowledge does not hold, whatever it is called', () => {
    const { term } = indexOf('patch', nothing);
    for (const text of ['', 'nowhere', 'constructor', '__proto__', 'toString']) {
      expect(term(text)).toBeUndefined();
    }
  });

  it('are the same when asked for again', () => {
    const { term } = indexOf('patch', nothing);
    expect(term('patch')).toBe(term('patch'));
  });
});

describe('the index of the knowledge that ships', () => {
  it('has each subject once, and asks that lead to one', () => {
    const ids = real.subjects.map(({ kind, id }) => `${kind}/${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(real.asks.filter(({ subject }) => real.subjects[subject] === undefined)).toEqual([]);
  });

  it('has an ask for each subject', () => {
    const asked = new Set(real.asks.map(({ subject }) => subject));
    expect(real.subjects.filter((_, at) => !asked.has(at))).toEqual([]);
  });
});
