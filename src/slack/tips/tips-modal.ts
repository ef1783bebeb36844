import type { types } from '@slack/bolt';
import { WallTime } from '../../tips/schedule.ts';
import { Zone } from '../../tips/zone.ts';
import { section } from '../answer-blocks.ts';
import { channelMetadata } from '../form.ts';
import { tipsField, tipsModalId } from '../ids.ts';
import { safeBlocks } from '../last-gate.ts';
import { plain } from '../option-blocks.ts';
import { dayText, weekdayNames } from '../schedule-text.ts';
import { countryGroups, menuOption, topicOptions, zoneGroups } from './menus.ts';
import { placeText } from './tips-text.ts';
import type { TipsForm } from './wish.ts';

/** What there is to choose from. */
export type TipsOffer = {
  readonly topics: readonly string[];
  /** ISO codes. */
  readonly countries: readonly string[];
  /** Zones that people will look for first. */
  readonly zones: readonly string[];
};

export type TipsModal = {
  readonly channel: string;
  readonly form: TipsForm;
  readonly offer: TipsOffer;
  readonly isOn: boolean;
  /** The end of a pause that still lasts. */
  readonly pausedUntil: string | null;
  /** What would come next, in mrkdwn. */
  readonly preview: string;
};

/** On or off, when, and what about; changes show at once in the preview below. */
export function tipsModal(modal: TipsModal): types.ModalView {
  const { channel, form, offer, pausedUntil, preview } = modal;
  const state = modal.isOn ? 'on' : 'off';
  const blocks = [
    section(
      `One thing worth doing or knowing a day, for ${placeText(channel)}. They are *${state}* now.`,
    ),
    input(tipsField.state, 'Daily tips', stateRadios(form, pausedUntil)),
    input(tipsField.time, 'Time', timePicker(form)),
    input(tipsField.zone, 'Time zone', zoneSelect(form, offer)),
    input(tipsField.weekdays, 'Days', weekdayBoxes(form)),
    ...topicBlocks(form, offer),
    ...countryBlocks(form, offer),
    { type: 'divider' } as const,
    section(preview),
  ];
  return {
    type: 'modal',
    callback_id: tipsModalId,
    title: plain('Daily tips'),
    submit: plain('Save'),
    close: plain('Cancel'),
    private_metadata: channelMetadata(channel),
    blocks: safeBlocks(blocks),
  };
}

function input(
  id: string,
  label: string,
  element: types.InputBlock['element'],
  hint?: string,
): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    dispatch_action: true,
    label: plain(label),
    element,
    ...(hint === undefined ? {} : { optional: true, hint: plain(hint) }),
  };
}

function stateRadios({ state }: TipsForm, pausedUntil: string | null): types.RadioButtons {
  const on = menuOption('On', 'on');
  const off = menuOption('Off', 'off');
  const paused =
    pausedUntil === null ? [] : [menuOption(`Paused until ${dayText(pausedUntil)}`, 'paused')];
  const options = [on, ...paused, off];
  const initial = options.find(({ value }) => value === state) ?? on;
  return { type: 'radio_buttons', action_id: tipsField.state, options, initial_option: initial };
}

/** What is no time, because nothing was chosen or somebody made it up, is simply not chosen. */
function timePicker({ time }: TipsForm): types.Timepicker {
  const initial = WallTime.safeParse(time).success ? { initial_time: time } : {};
  return { type: 'timepicker', action_id: tipsField.time, ...initial };
}

function zoneSelect({ zone }: TipsForm, { zones }: TipsOffer): types.StaticSelect {
  const groups = zoneGroups(Zone.safeParse(zone).success ? [zone, ...zones] : zones);
  const chosen = groups?.flatMap(({ options }) => options).find(({ value }) => value === zone);
  return {
    type: 'static_select',
    action_id: tipsField.zone,
    placeholder: plain('Type a city'),
    option_groups: groups ?? [],
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function weekdayBoxes({ weekdays }: TipsForm): types.Checkboxes {
  const options = Object.entries(weekdayNames).map(([day, name]) => menuOption(name, day));
  const initial = options.filter(({ value }) => weekdays.includes(Number(value)));
  return {
    type: 'checkboxes',
    action_id: tipsField.weekdays,
    options,
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  };
}

/** Left out where the knowledge has no tips: a menu cannot be empty. */
function topicBlocks({ topics }: TipsForm, offer: TipsOffer): readonly types.InputBlock[] {
  const options = [...topicOptions(offer.topics)];
  const initial = options.filter(({ value = '' }) => topics.includes(value));
  if (options.length === 0) return [];
  const element: types.MultiStaticSelect = {
    type: 'multi_static_select',
    action_id: tipsField.topics,
    placeholder: plain('All topics'),
    options,
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  };
  return [input(tipsField.topics, 'Topics', element, 'Leave it empty for all topics.')];
}

function countryBlocks({ country }: TipsForm, offer: TipsOffer): readonly types.InputBlock[] {
  if (offer.countries.length === 0) return [];
  const groups = countryGroups(offer.countries);
  const chosen = groups?.flatMap(({ options }) => options).find(({ value }) => value === country);
  const element: types.StaticSelect = {
    type: 'static_select',
    action_id: tipsField.country,
    placeholder: plain('No holidays'),
    option_groups: groups ?? [],
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
  const hint = 'No tip comes on the public holidays of this country.';
  return [input(tipsField.country, 'Holidays', element, hint)];
}
