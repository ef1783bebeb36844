/** Decisions of chance that are the same for the same seed. */
export type Chance = {
  /** In [0, 1). */
  readonly number: () => number;
  /** True so often: 0 never, 1 always. */
  readonly is: (share: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
};

/** Numbers by mulberry32; @param seed an integer. */
export function seeded(seed: number): Chance {
  let state = seed;
  const number = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    number,
    is: (share) => number() < share,
    pick: (list) => list[Math.floor(number() * list.length)] ?? list[0],
  };
}
