import { order } from './order.ts';

/** Each tip of a crowd adds so much to the time over which all are spread: a hundred a second at most. */
const msPerTip = 10;

/** Longest spread: who waits for a tip at nine has it before one past nine. */
const longestMs = 50_000;

/** Crowds up to this come at once. */
const smallCrowd = 50;

/**
 * How long after its due instant a tip comes, in ms, so that those of one minute do not come in one second. The same
 * place has the same share of the wait every day.
 *
 * @param crowd how many are due at that instant.
 */
export function spreadMs(place: string, crowd: number): number {
  if (crowd <= smallCrowd) return 0;
  return Math.floor((order(place) / 2 ** 32) * Math.min(longestMs, crowd * msPerTip));
}
