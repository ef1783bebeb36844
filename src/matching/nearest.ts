import { lengthFloor, questionShare, type SearchIndex } from './search-index.ts';

/** The three likenesses of each subject, 0 to 1, and the place of the ask that is nearest; -1 for none. */
export type Nearest = {
  readonly best: Float64Array;
  readonly second: Float64Array;
  readonly third: Float64Array;
  readonly ask: Int32Array;
};

/** What each ask has in common with the question, by ask, and the asks where that is anything. */
type Overlaps = {
  readonly asks: Float64Array;
  readonly touched: Uint32Array;
  readonly nearest: Nearest;
};

/** @param length how many subjects there are. */
export function nearestScratch(length: number): Nearest {
  return {
    best: new Float64Array(length),
    second: new Float64Array(length),
    third: new Float64Array(length),
    ask: new Int32Array(length).fill(-1),
  };
}

/**
 * Puts the three asks of each subject that are most like the question, by a softened cosine, into
 * `nearest`. Takes the first `count` of `touched`, and sets their overlaps back to zero.
 */
export function nearestAsks(
  { asks: overlaps, touched, nearest }: Overlaps,
  count: number,
  total: number,
  { askSubjects, askLengths }: SearchIndex,
): void {
  const length = (total + lengthFloor) ** questionShare;
  for (let next = 0; next < count; next++) {
    const at = touched[next] ?? 0;
    const likeness = (overlaps[at] ?? 0) / (length * (askLengths[at] ?? 1));
    overlaps[at] = 0;
    place(nearest, askSubjects[at] ?? 0, at, likeness);
  }
}

function place(
  { best, second, third, ask }: Nearest,
  subject: number,
  at: number,
  likeness: number,
): void {
  const [first, next] = [best[subject] ?? 0, second[subject] ?? 0];
  if (likeness > first) {
    third[subject] = next;
    second[subject] = first;
    best[subject] = likeness;
    ask[subject] = at;
    return;
  }
  // Of two equal asks the one that stands first is the nearest, in whatever order they are met.
  if (likeness === first && at < (ask[subject] ?? 0)) ask[subject] = at;
  if (likeness > next) {
    third[subject] = next;
    second[subject] = likeness;
  } else if (likeness > (third[subject] ?? 0)) third[subject] = likeness;
}

/** Sets one subject back to having no ask in common. */
export function forgetNearest({ best, second, third, ask }: Nearest, subject: number): void {
  best[subject] = 0;
  second[subject] = 0;
  third[subject] = 0;
  ask[subject] = -1;
}
