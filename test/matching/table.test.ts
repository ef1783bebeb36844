import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCollector, hash } from '../../src/matching/table.ts';

const size = 50;
const additions = fc.array(
  fc.record({ place: fc.nat(size - 1), value: fc.integer({ min: 0, max: 9 }) }),
);

describe('a collector of features', () => {
  it('gives each place once, in the order they were met, with its last value', () => {
    const collector = createCollector(size);
    fc.assert(
      fc.property(additions, (added) => {
        for (const { place, value } of added) collector.add(place, value);

        const { places, values } = collector.taken();

        const wanted = new Map(added.map(({ place, value }) => [place, value]));
        expect([...places]).toEqual([...wanted.keys()]);
        expect([...values]).toEqual([...wanted.values()]);
      }),
    );
  });

  it('begins anew after it was emptied', () => {
    const collector = createCollector(size);
    collector.add(7, 1);
    collector.taken();

    expect([...collector.taken().places]).toEqual([]);
    collector.add(7, 2);
    expect([...collector.taken().values]).toEqual([2]);
  });
});

describe('a hash', () => {
  it('goes on from what stands before', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(hash(after, hash(before))).toBe(hash(before + after));
      }),
    );
  });
});
