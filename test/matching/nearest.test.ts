import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forgetNearest, nearestAsks, nearestScratch } from '../../src/matching/nearest.ts';
import { openIndex } from '../../src/matching/search-index.ts';

const subjects = 5;
const asks = 20;
const index = openIndex({
  version: '',
  gate: { unit: 1, table: '' },
  owners: { unit: 1, table: '' },
  everyday: [],
  vocabulary: [],
  terms: {},
  subjects: [],
  // All of one length, so that the likeness is the overlap.
  asks: Array.from({ length: asks }, (_, at) => ({
    subject: at % subjects,
    text: '',
    half: null,
    service: null,
    weight: -1,
  })),
});
/** A total with which the question's own length is 1, too. */
const total = -1;

const overlaps = fc.uniqueArray(
  fc.record({ ask: fc.nat(asks - 1), overlap: fc.integer({ min: 1, max: 4 }) }),
  { selector: ({ ask }) => ask },
);

it('keeps the three likest asks of each subject and names the first of the likest', () => {
  const nearest = nearestScratch(subjects);
  const sums = { asks: new Float64Array(asks), touched: new Uint32Array(asks), nearest };
  fc.assert(
    fc.property(overlaps, (met) => {
      for (const [at, { ask, overlap }] of met.entries()) {
        sums.touched[at] = ask;
        sums.asks[ask] = overlap;
      }

      nearestAsks(sums, met.length, total, index);

      for (let subject = 0; subject < subjects; subject++) {
        const own = met
          .filter(({ ask }) => ask % subjects === subject)
          .sort((a, b) => b.overlap - a.overlap || a.ask - b.ask);
        const likeness = [0, 1, 2].map((at) => own[at]?.overlap ?? 0);
        expect([nearest.best[subject], nearest.second[subject], nearest.third[subject]]).toEqual(
          likeness,
        );
        expect(nearest.ask[subject]).toBe(own[0]?.ask ?? -1);
        forgetNearest(nearest, subject);
      }
      expect(sums.asks.every((overlap) => overlap === 0)).toBe(true);
    }),
  );
});
