import type { AckFn, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Subscription } from '../../store/subscription.ts';
import { topicsOf } from '../../tips/choose.ts';
import { localDay } from '../../tips/due.ts';
import type { Schedule } from '../../tips/schedule.ts';
import { type Client, failureOf } from '../client.ts';
import { ChannelForm } from '../form.ts';
import { tipsField } from '../ids.ts';
import { ViewClick } from '../interactions.ts';
import { noteModal } from '../note-modal.ts';
import { type Applicant, type Right, rightOf } from '../rights.ts';
import { defaultSchedule, preview, switchOn } from './channel-tips.ts';
import type { TipsParts } from './parts.ts';
import { tipsModal } from './tips-modal.ts';
import { noTipTexts, offText, onText, previewText } from './tips-text.ts';
import { readTipsForm, type TipsForm, wishOf } from './wish.ts';

/** The parts of Bolt's arguments that are read. */
export type TipsClickArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: AckFn<void>;
};
export type TipsSubmitArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: SlackViewMiddlewareArgs<ViewSubmitAction>['ack'];
};

const title = 'Daily tips';

/** Opens the modal, as the channel's tips are now, for somebody who may change them. */
export async function openTips(
  parts: TipsParts,
  client: Client,
  applicant: Applicant & { readonly trigger: string },
): Promise<Right> {
  const [right, before] = await Promise.all([
    rightOf(parts.store, client, applicant),
    parts.store.findSubscription(applicant),
  ]);
  if (right.kind === 'refused') return right;
  const { zone } = right.person;
  const schedule = before?.schedule ?? defaultSchedule(zone);
  const form = formOf(schedule, before?.topics ?? [], pauseOf(parts, before));
  const view = await modalOf(parts, applicant, {
    form,
    before,
    zones: zone === undefined ? [] : [zone],
  });
  await client.views.open({ trigger_id: applicant.trigger, view });
  return right;
}

/** App Home's button: the modal for the channel beside it. */
export const onTipsConfigure =
  (parts: TipsParts) =>
  async ({ body, client, ack }: TipsClickArgs): Promise<void> => {
    await ack();
    const { team, user, trigger, value: channel } = ViewClick.parse(body);
    const right = await openTips(parts, client, { team, user, channel, trigger });
    if (right.kind === 'granted') return;
    await client.views.open({ trigger_id: trigger, view: noteModal(title, right.why) });
  };

/** Shows at once what a change means for the next tip. */
export const onTipsChanged =
  (parts: TipsParts) =>
  async ({ body, client, ack }: TipsClickArgs): Promise<void> => {
    await ack();
    const changed = ChannelForm.parse(body);
    const { viewId, hash } = changed;
    const before = await parts.store.findSubscription(changed);
    const form = readTipsForm(changed);
    const view = await modalOf(parts, changed, { form, before, zones: [] });
    const latest = hash === undefined ? {} : { hash };
    try {
      await client.views.update({ view_id: viewId, ...latest, view });
    } catch (error) {
      // Changed again since, or closed: there is another preview to show, or none.
      if (failureOf(error).kind !== 'refused') throw error;
    }
  };

/** Saves; what is wrong is said at its field. */
export const onTipsSubmitted =
  (parts: TipsParts) =>
  async ({ body, client, ack }: TipsSubmitArgs): Promise<void> => {
    const form = ChannelForm.parse(body);
    const [right, before] = await Promise.all([
      rightOf(parts.store, client, form),
      parts.store.findSubscription(form),
    ]);
    const saved =
      right.kind === 'refused' ? { [tipsField.state]: right.why } : await save(parts, form, before);
    if (typeof saved === 'string') {
      await ack({ response_action: 'update', view: noteModal(title, saved) });
    } else await ack({ response_action: 'errors', errors: saved });
  };

/** What was done, in mrkdwn, or what is wrong, by field. */
async function save(
  parts: TipsParts,
  form: ChannelForm,
  before: Subscription | undefined,
): Promise<string | Record<string, string>> {
  const wish = wishOf(readTipsForm(form), before?.schedule.pausedUntil ?? null);
  switch (wish.kind) {
    case 'wrong':
      return { ...wish.errors };
    case 'off':
      return offText(form.channel, await parts.store.unsubscribe(form, parts.now()));
    case 'on': {
      const { schedule, topics } = wish;
      const next = await switchOn(parts, form, { schedule, topics }, before);
      if (next.kind === 'tip') return onText(form.channel, schedule, next);
      const field = next.kind === 'no tip' ? tipsField.topics : tipsField.country;
      return { [field]: noTipTexts[next.kind] };
    }
    default:
      return wish satisfies never;
  }
}

type Shown = {
  readonly form: TipsForm;
  readonly before: Subscription | undefined;
  /** Zones that people will look for first, beside the chosen one. */
  readonly zones: readonly string[];
};

async function modalOf(
  parts: TipsParts,
  place: Pick<Applicant, 'team' | 'channel'>,
  { form, before, zones }: Shown,
) {
  const wish = wishOf(form, before?.schedule.pausedUntil ?? null);
  const shown =
    wish.kind === 'on'
      ? previewText(await preview(parts, place, wish), wish.schedule)
      : noPreview[wish.kind];
  return tipsModal({
    channel: place.channel,
    form,
    offer: { topics: topicsOf(parts.tips()), countries: parts.countries(), zones },
    isOn: before !== undefined && before.due !== null,
    pausedUntil: pauseOf(parts, before),
    preview: shown,
  });
}

const noPreview = {
  off: 'No tips will come.',
  wrong: 'Fill in time, zone and days to see the next tip.',
} as const;

function formOf(
  { time, zone, weekdays, country }: Schedule,
  topics: readonly string[],
  pausedUntil: string | null,
): TipsForm {
  const state = pausedUntil === null ? 'on' : 'paused';
  return { state, time, zone, weekdays, country, topics };
}

/** The end of a pause that still lasts. */
function pauseOf({ now }: TipsParts, before: Subscription | undefined): string | null {
  if (before === undefined || before.due === null) return null;
  const { pausedUntil, zone } = before.schedule;
  return pausedUntil !== null && pausedUntil > localDay(now(), zone) ? pausedUntil : null;
}
