import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tip } from '../../src/knowledge/tip.ts';
import { chooseTip, type PostedTip, topicsOf } from '../../src/tips/choose.ts';

const topics = ['patching', 'backups', 'keys'];

/** As many tips as asked for, their topics in turn. */
function someTips(count: number): readonly Tip[] {
  return Array.from({ length: count }, (_, n) =>
    Tip.parse({
      id: `tip-${n}`,
      text: 'A text of at least twenty characters.',
      concern: 'guest-os-patching',
      topic: topics[n % topics.length],
      level: 'basics',
    }),
  );
}

const day = (n: number) => new Date(Date.UTC(2026, 10, 23 + n)).toISOString().slice(0, 10);
const wish = (n: number, more = {}) => ({ topics: [], channelKey: 'T1/C1', day: day(n), ...more });

/** The tips of so many days, one a day. */
function follow(
  tips: readonly Tip[],
  days: number,
  more: object = {},
  before: readonly PostedTip[] = [],
): readonly PostedTip[] {
  const history = [...before];
  for (let n = before.length; n < before.length + days; n += 1) {
    const tip = chooseTip(tips, history, wish(n, more));
    if (tip !== undefined) history.push({ tip: tip.id, day: day(n) });
  }
  return history;
}

const ids = (history: readonly PostedTip[]) => history.map(({ tip }) => tip);

describe('chooseTip', () => {
  it('gives every tip once before any comes again, cycle after cycle, never the same twice in a row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.string(), (count, channelKey) => {
        const given = ids(follow(someTips(count), 3 * count, { channelKey }));
        for (let from = 0; from <= 2 * count; from += 1) {
          expect(new Set(given.slice(from, from + count)).size).toBe(count);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives what waited longest, whatever the topics were before', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(topics), { maxLength: 60 }), (wishes) => {
        let history: readonly PostedTip[] = [];
        for (const wished of wishes) {
          const tips = someTips(12);
          const before = ids(history);
          history = follow(tips, 1, { topics: wished }, history);
          const given = ids(history).at(-1) ?? '';
          const eligible = tips.filter(
            ({ topic }) => wished.length === 0 || wished.includes(topic),
          );
          const waits = eligible.map(({ id }) => before.lastIndexOf(id));
          expect(before.lastIndexOf(given)).toBe(Math.min(...waits));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives only tips of the topics', () => {
    const given = follow(someTips(9), 12, { topics: ['keys', 'backups'] });
    const numbers = ids(given).map((id) => Number(id.slice('tip-'.length)) % topics.length);
    expect(new Set(numbers)).toEqual(new Set([1, 2]));
  });

  it('gives none where none is of the topics, and none of none', () => {
    expect(chooseTip(someTips(9), [], wish(0, { topics: ['gardening'] }))).toBeUndefined();
    expect(chooseTip([], [], wish(0))).toBeUndefined();
  });

  it('gives the only one again and again', () => {
    expect(ids(follow(someTips(1), 3))).toEqual(['tip-0', 'tip-0', 'tip-0']);
  });

  it('gives the same for the same day, once it is in the history', () => {
    const tips = someTips(20);
    const history = follow(tips, 5);
    expect(chooseTip(tips, history, wish(4))?.id).toBe(history.at(-1)?.tip);
    expect(chooseTip(tips, history, wish(4, { topics: ['keys'] }))?.id).toBe(history.at(-1)?.tip);
    expect(chooseTip(tips.slice(0, 1), history, wish(4))?.id).toBe('tip-0');
  });

  it('gives a new tip next, and minds no tip that is gone', () => {
    const history = follow(someTips(8), 11);
    expect(chooseTip(someTips(9), history, wish(11))?.id).toBe('tip-8');
    expect(chooseTip(someTips(8), [{ tip: 'gone', day: day(0) }, ...history], wish(11))).toEqual(
      chooseTip(someTips(8), history, wish(11)),
    );
  });

  it('depends on neither the order of the tips nor that of the history', () => {
    const tips = someTips(12);
    const history = follow(tips, 30);
    const given = chooseTip(tips, history, wish(30));
    expect(chooseTip(tips.toReversed(), history.toReversed(), wish(30))).toEqual(given);
  });

  it('begins with many different tips in many channels', () => {
    const tips = someTips(90);
    const firsts = Array.from(
      { length: 900 },
      (_, n) => chooseTip(tips, [], wish(0, { channelKey: `T1/C${n}` }))?.id,
    );
    const shares = tips.map(({ id }) => firsts.filter((first) => first === id).length);
    expect(shares.filter((share) => share > 0).length).toBeGreaterThan(85);
    expect(Math.max(...shares)).toBeLessThan(30);
  });
});

describe('topicsOf', () => {
  it('names each topic once, in order', () => {
    expect(topicsOf(someTips(7))).toEqual(['backups', 'keys', 'patching']);
    expect(topicsOf([])).toEqual([]);
  });
});
