import type { Hit, Ranking } from './rank.ts';

/** What makes a ranking good enough to answer from. Measured by `npm run eval` on the tuning half. */
export type Threshold = {
  /** Least score of the best hit. */
  readonly floor: number;
  /** Least share, 0 to 1, by which the best hit must beat the second. */
  readonly margin: number;
};

export type Match =
  | { readonly kind: 'clear'; readonly best: Hit }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly [Hit, Hit, ...Hit[]] }
  | { readonly kind: 'none' };

/** Most candidates offered to choose from. */
const maxCandidates = 3;

/** Decides whether a ranking is good enough to answer from. Refusing is a result, not an error. */
export function decide(ranking: Ranking, threshold: Threshold): Match {
  const [best, second, ...rest] = ranking;
  if (best === undefined || best.score < threshold.floor) return { kind: 'none' };
  const near = best.score * (1 - threshold.margin);
  if (second !== undefined && second.score > near) {
    const others = rest.filter(({ score }) => score > near).slice(0, maxCandidates - 2);
    return { kind: 'ambiguous', candidates: [best, second, ...others] };
  }
  return { kind: 'clear', best };
}
