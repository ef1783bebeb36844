import type { Result } from './run.ts';
import { isAsked } from './run.ts';
import { type Outcome, tally } from './score.ts';

/** Least or most of something, as a share 0 to 1. */
type Bound = {
  readonly what: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
};

/**
 * What the reporting half must reach, a little under what it reaches now: a change that falls below
 * broke something. Raise them when the figures rise.
 */
export function bounds(
  addressed: readonly Result[],
  overheard: readonly Result[],
): readonly Bound[] {
  const [asked, heard] = [addressed.filter(isAskedResult), overheard.filter(isAskedResult)];
  const quiet = overheard.filter((result) => !isAskedResult(result));
  return [
    { what: 'addressed, right', value: share(asked, 'right'), least: 0.78 },
    {
      what: 'addressed, right or defensible',
      value: share(asked, 'right', 'defensible'),
      least: 0.87,
    },
    { what: 'addressed, wrong', value: share(asked, 'wrong'), most: 0.08 },
    { what: 'overheard, answered', value: 1 - share(heard, 'refused'), least: 0.7 },
    { what: 'overheard, wrong', value: share(heard, 'wrong'), most: 0.05 },
    {
      what: 'overheard, spoke where silence was due',
      value: share(quiet, 'false answer'),
      most: 0.02,
    },
  ];
}

/** What the conversations of the reporting half must reach: each turn of a direct message, of a thread. */
export function conversationBounds(
  direct: readonly Result[],
  thread: readonly Result[],
): readonly Bound[] {
  const [asked, heard] = [direct.filter(isAskedResult), thread.filter(isAskedResult)];
  return [
    {
      what: 'turns, right or defensible',
      value: share(asked, 'right', 'defensible'),
      least: 0.82,
    },
    { what: 'turns, wrong', value: share(asked, 'wrong'), most: 0.14 },
    { what: 'turns in a thread, wrong', value: share(heard, 'wrong'), most: 0.14 },
  ];
}

function isAskedResult({ item }: Result): boolean {
  return isAsked(item);
}

function share(results: readonly Result[], ...outcomes: readonly Outcome[]): number {
  const counts = tally(results.map(({ outcome }) => outcome));
  return outcomes.reduce((sum, outcome) => sum + counts[outcome], 0) / Math.max(1, counts.total);
}

/** Lines about the bounds, and whether all hold. */
export function boundLines(list: readonly Bound[]): readonly [readonly string[], boolean] {
  const broken = ({ value, least = 0, most = 1 }: Bound): boolean => value < least || value > most;
  const lines = list.map((bound) => {
    const { what, value, least, most } = bound;
    const limit =
      least === undefined ? `at most ${percent(most ?? 1)}` : `at least ${percent(least)}`;
    return `  ${broken(bound) ? 'BROKEN' : 'holds '} ${what}: ${percent(value)}, ${limit}`;
  });
  return [lines, !list.some(broken)];
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
