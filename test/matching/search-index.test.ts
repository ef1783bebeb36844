import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openIndex, type PackedTerm, pack } from '../../src/matching/search-index.ts';
import { realMatcher } from '../knowledge-fixture.ts';

const { index: real } = realMatcher();

/** An index of one term, opened. */
function indexOf(text: string, postings: PackedTerm) {
  return openIndex({ ...real, terms: { [text]: pack(postings) } });
}

const nothing: PackedTerm = { rarity: 1, asks: [], documents: [], bodies: [] };

const none = { places: new Uint32Array(), weights: new Float32Array() };

describe('the postings of a term', () => {
  it('come out as they went in', () => {
    const postings = { rarity: 2.5, asks: [0, 1, 7, 0.25], documents: [3, 1.5], bodies: [] };
    expect(indexOf('patch', postings).term('patch')).toEqual({
      rarity: 2.5,
      asks: { places: Uint32Array.of(0, 7), weights: Float32Array.of(1, 0.25) },
      documents: { places: Uint32Array.of(3), weights: Float32Array.of(1.5) },
      bodies: none,
    });
  });

  it('come out empty where nothing holds the term', () => {
    const postings = { asks: none, documents: none, bodies: none };
    expect(indexOf('patch', nothing).term('patch')).toEqual({ rarity: 1, ...postings });
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
          const { places, weights } = out?.[name] ?? none;
          expect(places.length * 2).toBe(postings[name].length);
          for (const [at, value] of postings[name].entries()) {
            const read = at % 2 === 0 ? places[at / 2] : weights[(at - 1) / 2];
            expect(Math.abs((read ?? Number.NaN) - value)).toBeLessThanOrEqual(0.000505);
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
