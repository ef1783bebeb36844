import { type AskEntry, lengthFloor, questionShare, type SearchIndex } from './search-index.ts';

/** What each ask has in common with the question. */
export type Overlaps = {
  /** By ask; all zero between questions. */
  readonly asks: Float64Array;
  /** Asks with a term in common, in the order they were met. */
  readonly touched: Uint32Array;
};

/** The three likenesses of a subject, and the ask that is nearest. */
export type Nearest = { best: number; second: number; third: number; ask: AskEntry | undefined };

/** A subject with no ask in common. */
export const far: Nearest = { best: 0, second: 0, third: 0, ask: undefined };

/**
 * The three asks of each subject that are most like the question, by a softened cosine. Takes the
 * first `count` of `touched`, and sets their overlaps back to zero.
 */
export function nearestAsks(
  { asks: overlaps, touched }: Overlaps,
  count: number,
  total: number,
  { asks, askLengths }: SearchIndex,
): ReadonlyMap<number, Nearest> {
  const nearest = new Map<number, Nearest>();
  const length = (total + lengthFloor) ** questionShare;
  // In the order of the index, so that the first of two equal asks stays the first.
  for (const at of touched.subarray(0, count).sort()) {
    const overlap = overlaps[at] ?? 0;
    overlaps[at] = 0;
    const ask = asks[at];
    if (ask === undefined) continue;
    const likeness = overlap / (length * (askLengths[at] ?? 1));
    const so = nearest.get(ask.subject);
    if (so === undefined) nearest.set(ask.subject, { best: likeness, second: 0, third: 0, ask });
    else place(so, likeness, ask);
  }
  return nearest;
}

function place(so: Nearest, likeness: number, ask: AskEntry): void {
  if (likeness > so.best) {
    [so.third, so.second, so.best, so.ask] = [so.second, so.best, likeness, ask];
  } else if (likeness > so.second) [so.third, so.second] = [so.second, likeness];
  else if (likeness > so.third) so.third = likeness;
}
