import { localDay } from '../../tips/due.ts';
import type { Client } from '../client.ts';
import { Postponed } from '../errors.ts';
import { apology } from '../notes.ts';
import type { Person } from '../people.ts';
import type { Applicant } from '../rights.ts';
import { defaultSchedule } from './channel-tips.ts';
import { tipOfDay } from './next-tip.ts';
import type { TipsParts } from './parts.ts';
import { tipPost } from './tip-post.ts';
import { noTipTexts, notes, nowText } from './tips-text.ts';

/**
 * Posts today's tip now; when its time comes it is there already. Where tips are not on, it is one of the
 * day, the same all day.
 *
 * @returns what is to be said about it, in mrkdwn; undefined where the tip says it all.
 */
export async function tipNow(
  { tips, store, deliver, now, log }: TipsParts,
  client: Client,
  { team, channel, person }: Applicant & { readonly person: Person },
): Promise<string | undefined> {
  const subscription = await store.findSubscription({ team, channel });
  const { zone } = subscription?.schedule ?? defaultSchedule(person.zone);
  const day = localDay(now(), zone);
  const history = await store.tipHistory({ team, channel });
  const { topics = [] } = subscription ?? {};
  // Nothing is recorded for a channel that never had tips: there the day itself brings the change.
  const order = subscription === undefined ? `${channel}/${day}` : channel;
  const tip = tipOfDay(tips(), { team, channel: order, topics, history }, day);
  if (tip === undefined) return noTipTexts['no tip'];
  await store.recordTip({ team, channel }, { tip: tip.id, day });
  const post = tipPost({ team, channel, tip, day, why: nowText(person.name) }, now());
  try {
    const delivered = await deliver(client, post);
    log.info({ team, channel, day, tip: tip.id, delivered: delivered.kind }, 'tip');
    if (delivered.kind === 'posted') return delivered.anew ? undefined : notes.todaysIsHere;
    return apology.text;
  } catch (error) {
    if (error instanceof Postponed) return apology.text;
    throw error;
  }
}
