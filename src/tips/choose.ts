import type { Tip } from '../knowledge/tip.ts';
import { order } from './order.ts';

/** What was posted in a channel: at most one tip a day. */
export type PostedTip = { readonly tip: string; readonly day: string };

export type TipWish = {
  /** Topics of tips, as `topicsOf` lists them; empty: all. */
  readonly topics: readonly string[];
  /** What tells channels apart, so that not all get the same tip: team and channel. */
  readonly channelKey: string;
  /** Local day for which a tip is wanted, `YYYY-MM-DD`. */
  readonly day: string;
};

/**
 * The tip of a day: the one already posted on it, else the one of the wanted topics that this channel has not had for
 * longest, what it never had first. So every tip comes once before any comes again, also when topics or tips change.
 *
 * @param history in any order.
 * @returns undefined when no tip is of these topics.
 */
export function chooseTip(
  tips: readonly Tip[],
  history: readonly PostedTip[],
  { topics, channelKey, day }: TipWish,
): Tip | undefined {
  const today = history.find((posted) => posted.day === day)?.tip;
  const posted = tips.find(({ id }) => id === today);
  if (posted !== undefined) return posted;
  const lastDays = lastDayOf(history);
  const place = ({ id }: Tip) => ({
    last: lastDays.get(id) ?? '',
    order: order(`${channelKey}/${id}`),
    id,
  });
  const [first] = tips
    .filter(({ topic }) => topics.length === 0 || topics.includes(topic))
    .map((tip) => ({ tip, ...place(tip) }))
    .sort((a, b) => compare(a.last, b.last) || a.order - b.order || compare(a.id, b.id));
  return first?.tip;
}

/** Topics that tips have, each once, in the order of the alphabet. */
export function topicsOf(tips: readonly Tip[]): readonly string[] {
  return [...new Set(tips.map(({ topic }) => topic))].sort(compare);
}

function lastDayOf(history: readonly PostedTip[]): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { tip, day } of history) {
    if (day > (last.get(tip) ?? '')) last.set(tip, day);
  }
  return last;
}

/** By code units, which for days is the order of time; the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
