import type { LiveSubscription } from '../../store/subscription.ts';
import { type Due, nextDue } from '../../tips/due.ts';
import { catchUp } from '../../tips/lateness.ts';
import type { Client } from '../client.ts';
import { Postponed } from '../errors.ts';
import { tipsEndedKey } from '../ids.ts';
import { fault } from '../log.ts';
import { noteMetadata } from '../metadata.ts';
import { findPerson } from '../people.ts';
import type { Delivered } from '../post.ts';
import { tipOfDay } from './next-tip.ts';
import type { TipsParts } from './parts.ts';
import { beforeAllTries, tipPost } from './tip-post.ts';
import { endedText, whyText } from './tips-text.ts';

/** Subscriptions read at once. */
const pageSize = 50;

/** Slack's words for a channel in which nothing can be posted any more. */
const gone: ReadonlySet<string> = new Set(['channel_not_found', 'is_archived', 'not_in_channel']);

export type PosterParts = {
  readonly parts: TipsParts;
  /** Undefined for a workspace in which we cannot post, now or at all. */
  readonly clientOf: (team: string) => Promise<Client | undefined>;
};
type Poster = { readonly parts: TipsParts; readonly client: Client };

/**
 * Posts what is due, one after the other, longest due first. Dies at any point without harm: a tip is
 * chosen and recorded before it is posted, posted by its day's key, and only then is the next one due.
 *
 * @param goesOn false ends the round early.
 */
export async function postTips(
  { parts, clientOf }: PosterParts,
  goesOn: () => boolean,
): Promise<void> {
  const { store, now, log } = parts;
  let page: readonly LiveSubscription[] = [];
  do {
    page = await store.dueSubscriptions(now(), pageSize, page.at(-1));
    for (const subscription of page) {
      if (!goesOn()) return;
      const { team, channel } = subscription;
      const client = await clientOf(team);
      if (client === undefined) continue;
      try {
        await postDue({ parts, client }, subscription);
      } catch (error) {
        const level = error instanceof Postponed ? 'info' : 'error';
        log[level]({ team, channel, ...fault(error) }, 'tip left for later');
        // What Slack asks of one call it asks of all.
        if (error instanceof Postponed) return;
      }
    }
  } while (page.length === pageSize);
}

async function postDue(poster: Poster, subscription: LiveSubscription): Promise<void> {
  const { isHoliday, now } = poster.parts;
  const { schedule } = subscription;
  const due = catchUp(schedule, subscription.due, { now: now(), isHoliday });
  if (due === undefined || due.at > now()) return moveOn(poster, subscription, due);
  const delivered = await post(poster, subscription, due);
  // Another process is at it, or died at it: the next round sees what became of it.
  if (delivered?.kind === 'held') return;
  if (delivered?.kind === 'refused' && gone.has(delivered.error)) {
    return end(poster, subscription, delivered.error);
  }
  await moveOn(poster, subscription, nextDue(schedule, due.at, isHoliday));
}

/** Undefined where no tip is of the channel's topics any more. */
async function post(
  { parts, client }: Poster,
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
  const by = await findPerson(client, team, switchedOnBy);
  const why = whyText(schedule, by?.name ?? '');
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
  { parts, client }: Poster,
  { team, channel, switchedOnBy, due }: LiveSubscription,
  error: string,
): Promise<void> {
  const { store, deliver, now, log } = parts;
  const told = await deliver(client, {
    delivery: { team, key: tipsEndedKey(channel, due.day) },
    channel: switchedOnBy,
    threadTs: undefined,
    after: beforeAllTries(now()),
    message: { text: endedText(channel, error), blocks: [] },
    metadata: noteMetadata,
  });
  if (told.kind === 'held') return;
  await store.unsubscribe({ team, channel }, now());
  log.info({ team, channel, error }, 'tips ended');
}
