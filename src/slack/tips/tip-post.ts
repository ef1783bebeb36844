import type { Tip } from '../../knowledge/tip.ts';
import type { ChannelKey } from '../../store/store.ts';
import { tooLateMs } from '../../tips/lateness.ts';
import { tipKey } from '../ids.ts';
import type { Post } from '../post.ts';
import { tipMessage, tipMetadata } from './tip-message.ts';

/** Beyond the time for which a tip is not too late: clocks differ. */
const marginMs = 60 * 60 * 1000;

export type DailyTip = ChannelKey & {
  readonly tip: Tip;
  /** Local day, `YYYY-MM-DD`: a channel has one tip on each. */
  readonly day: string;
  /** Why it comes, in plain words. */
  readonly why: string;
};

/** The one tip of a channel's day. */
export function tipPost({ team, channel, tip, day, why }: DailyTip, now: Date): Post {
  return {
    delivery: { team, key: tipKey(channel, day) },
    channel,
    threadTs: undefined,
    after: beforeAllTries(now),
    message: tipMessage(tip, why),
    metadata: tipMetadata(tip, day),
  };
}

/**
 * `ts` before the first try to post what is due: where a look for it begins. Slack's clock is the real
 * one; ours may have been moved ahead of it, and then the earlier of the two counts.
 */
export function beforeAllTries(now: Date): string {
  const ms = Math.min(now.getTime(), Date.now()) - tooLateMs - marginMs;
  return String(Math.floor(ms / 1000));
}
