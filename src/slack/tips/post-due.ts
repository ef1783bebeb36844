import type { LiveSubscription } from '../../store/subscription.ts';
import { type Due, nextDue } from '../../tips/due.ts';
import { catchUp } from '../../tips/lateness.ts';
import type { Client } from '../client.ts';
import { tipsEndedKey } from '../ids.ts';
import { noteMetadata } from '../metadata.ts';
import type { Delivered } from '../post.ts';
import { isDeadToken } from '../workspaces.ts';
import type { NameOf } from './names.ts';
import { tipOfDay } from './next-tip.ts';
import type { Pace } from './pace.ts';
import type { TipsParts } from './parts.ts';
import { beforeAllTries, tipPost } from './tip-post.ts';
import { endedText, whyText } from './tips-text.ts';

/** Slack's words for a channel in which nothing can be posted any more. */
const gone: ReadonlySet<string> = new Set(['channel_not_found', 'is_archived', 'not_in_channel']);

export type Poster = {
  readonly parts: TipsParts;
  readonly client: Client;
  readonly nameOf: NameOf;
  readonly pace: Pace;
};

/**
 * Posts what is due in one channel. Dies at any point without harm: a tip is chosen and recorded before it is posted,
 * posted by its day's key, and only then is the next one due.
 *
 * @returns false where another process is at it, or died at it: then it stays due.
 * @throws Postponed when Slack does not take it now.
 */
export async function postDue(poster: Poster, subscription: LiveSubscription): Promise<boolean> {
  const { isHoliday, now } = poster.parts;
  const { schedule } = subscription;
  const due = catchUp(schedule, subscription.due, { now: now(), isHoliday });
  if (due === undefined || due.at > now()) {
    await moveOn(poster, subscription, due);
    return true;
  }
  const delivered = await post(poster, subscription, due);
  if (delivered?.kind === 'held') return false;
  // The workspace rests now; the tip still comes where its token is taken again before it is too late.
  if (delivered?.kind === 'refused' && isDeadToken(delivered.error)) return false;
  if (delivered?.kind === 'refused' && gone.has(delivered.error)) {
    return end(poster, subscription, delivered.error);
  }
  await moveOn(poster, subscription, nextDue(schedule, due.at, isHoliday));
  return true;
}

/** Undefined where no tip is of the channel's topics any more. */
async function post(
  { parts, client, nameOf }: Poster,
  { team, channel, schedule, topics, switchedOnBy }: LiveSubscription,
  { day }: Due,
): Promise<Delivered | undefined> {
  const { store, now, deliver, log } = parts;
  const tips = parts.tips();
  const ofToday = async () =>
    tipOfDay(
      tips,
      { team, channel, topics, history: await store.tipHistory({ team, channel }) },
      day,
    );
  const chosen = await ofToday();
  if (chosen === undefined) return undefined;
  await store.recordTip({ team, channel }, { tip: chosen.id, day });
  // Had another process recorded one before, then that one is the tip of the day.
  const tip = (await ofToday()) ?? chosen;
  const why = whyText(schedule, await nameOf(client, team, switchedOnBy));
  const delivered = await deliver(client, tipPost({ team, channel, tip, day, why }, now()));
  log.info({ team, channel, day, tip: tip.id, delivered: delivered.kind }, 'tip');
  return delivered;
}

/** Waits for the next; where a year holds none, nothing is left to wait for. */
async function moveOn(
  { parts: { store, now } }: Poster,
  subscription: LiveSubscription,
  next: Due | undefined,
): Promise<void> {
  if (next === undefined) await store.unsubscribe(subscription, now());
  else await store.advance(subscription, next);
}

/** Switches off, and tells whoever switched on, once; they are told first, lest a crash between keep it from them. */
async function end(
  { parts, client, pace }: Poster,
  { team, channel, switchedOnBy, due }: LiveSubscription,
  error: string,
): Promise<boolean> {
  const { store, deliver, now, log } = parts;
  await pace(`${team}/${switchedOnBy}`);
  const told = await deliver(client, {
    delivery: { team, key: tipsEndedKey(channel, due.day) },
    channel: switchedOnBy,
    threadTs: undefined,
    after: beforeAllTries(now()),
    message: { text: endedText(channel, error), blocks: [] },
    metadata: noteMetadata,
  });
  if (told.kind === 'held') return false;
  await store.unsubscribe({ team, channel }, now());
  log.info({ team, channel, error }, 'tips ended');
  return true;
}
