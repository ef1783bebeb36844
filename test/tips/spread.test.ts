import { describe, expect, it } from 'vitest';
import { spreadMs } from '../../src/tips/spread.ts';

const places = Array.from({ length: 5000 }, (_, at) => `T${at % 500}/C${at}`);

describe('a crowd', () => {
  it('of few comes at once', () => {
    expect(places.slice(0, 50).map((place) => spreadMs(place, 50))).toEqual(Array(50).fill(0));
  });

  it('comes within the minute, and evenly over most of it', () => {
    const waits = places.map((place) => spreadMs(place, places.length));
    expect(Math.max(...waits)).toBeLessThan(50_000);
    const perSecond = Array.from(
      { length: 50 },
      (_, second) => waits.filter((ms) => Math.floor(ms / 1000) === second).length,
    );
    // 100 a second on average; chance alone stays within half of that.
    expect(Math.max(...perSecond)).toBeLessThan(150);
    expect(Math.min(...perSecond)).toBeGreaterThan(50);
  });

  it('takes longer the larger it is, so that a hundred a second begin', () => {
    const waits = places.slice(0, 1000).map((place) => spreadMs(place, 1000));
    expect(Math.max(...waits)).toBeGreaterThan(9000);
    expect(Math.max(...waits)).toBeLessThan(10_000);
  });

  it('has the same order every day', () => {
    expect(spreadMs('T1/C1', 5000)).toBe(spreadMs('T1/C1', 5000));
    expect(spreadMs('T1/C1', 5000)).not.toBe(spreadMs('T2/C1', 5000));
  });
});
