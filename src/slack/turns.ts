/** At most so many pieces of work at a time; the others wait their turn, first come first served. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** The same for each key by itself: what is stuck holds up nothing under another. */
export function createTurnsByKey(most: number): (key: string) => Turns {
  const all = new Map<string, { readonly turns: Turns; inside: number }>();
  return (key) => async (work) => {
    const own = all.get(key) ?? { turns: createTurns(most), inside: 0 };
    all.set(key, own);
    own.inside += 1;
    try {
      return await own.turns(work);
    } finally {
      own.inside -= 1;
      if (own.inside === 0) all.delete(key);
    }
  };
}

export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free === 0) await new Promise<void>((called) => waiting.push(called));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
