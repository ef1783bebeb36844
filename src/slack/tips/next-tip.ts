import type { Tip } from '../../knowledge/tip.ts';
import { chooseTip, type PostedTip } from '../../tips/choose.ts';
import { type Due, type IsHoliday, nextDue } from '../../tips/due.ts';
import type { Schedule } from '../../tips/schedule.ts';

/** What comes next in a channel, and when; or why nothing does. */
export type NextTip =
  | { readonly kind: 'tip'; readonly due: Due; readonly tip: Tip }
  /** A year without a day on which one may come. */
  | { readonly kind: 'no day' }
  /** No tip has one of the topics. */
  | { readonly kind: 'no tip' };

export type TipSources = {
  /** Those of the knowledge in use, which may be exchanged at any time. */
  readonly tips: () => readonly Tip[];
  readonly isHoliday: IsHoliday;
};

/** One channel's wishes, and what it had. */
export type TipsOfChannel = {
  readonly team: string;
  readonly channel: string;
  readonly schedule: Schedule;
  readonly topics: readonly string[];
  readonly history: readonly PostedTip[];
};

export function nextTip(
  { tips, isHoliday }: TipSources,
  channel: TipsOfChannel,
  now: Date,
): NextTip {
  const due = nextDue(channel.schedule, now, isHoliday);
  if (due === undefined) return { kind: 'no day' };
  const tip = tipOfDay(tips(), channel, due.day);
  return tip === undefined ? { kind: 'no tip' } : { kind: 'tip', due, tip };
}

/** The tip of a day: the same however often, and by whichever process, it is asked for. */
export function tipOfDay(
  tips: readonly Tip[],
  { team, channel, topics, history }: Omit<TipsOfChannel, 'schedule'>,
  day: string,
): Tip | undefined {
  return chooseTip(tips, history, { topics, channelKey: `${team}/${channel}`, day });
}
