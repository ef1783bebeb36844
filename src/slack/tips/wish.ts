import { z } from 'zod';
import { Schedule } from '../../tips/schedule.ts';
import { allPickedIn, type ChannelForm, pickedIn } from '../form.ts';
import { tipsField } from '../ids.ts';

/** What somebody wants of a channel's tips, as the modal has it; not yet checked. */
export type TipsForm = {
  readonly state: 'on' | 'paused' | 'off';
  readonly time: string;
  readonly zone: string;
  readonly weekdays: readonly number[];
  /** Empty: all. */
  readonly topics: readonly string[];
  /** ISO code; null: holidays are days like others. */
  readonly country: string | null;
};

export type Wish =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly schedule: Schedule; readonly topics: readonly string[] }
  /** What is wrong, by the field's block. */
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> };

const State = z.enum(['on', 'paused', 'off']).catch('on');

export function readTipsForm(form: ChannelForm): TipsForm {
  return {
    state: State.parse(pickedIn(form, tipsField.state)),
    time: pickedIn(form, tipsField.time) ?? '',
    zone: pickedIn(form, tipsField.zone) ?? '',
    weekdays: allPickedIn(form, tipsField.weekdays).map(Number),
    topics: allPickedIn(form, tipsField.topics),
    country: pickedIn(form, tipsField.country) ?? null,
  };
}

const errors: Readonly<Record<string, string>> = {
  time: 'Choose a time.',
  zone: 'Choose a time zone from the list.',
  weekdays: 'Tick at least one day.',
  country: 'Choose a country from the list.',
};

const fields: Readonly<Record<string, string>> = tipsField;

/** Checks the form; a pause goes on only where the form says so. */
export function wishOf(form: TipsForm, pausedUntil: string | null): Wish {
  if (form.state === 'off') return { kind: 'off' };
  const { time, zone, weekdays, country, topics, state } = form;
  const schedule = Schedule.safeParse({
    time,
    zone,
    weekdays,
    country,
    pausedUntil: state === 'paused' ? pausedUntil : null,
  });
  if (schedule.success) return { kind: 'on', schedule: schedule.data, topics };
  const wrong = schedule.error.issues.map(({ path: [name] }) => String(name));
  return {
    kind: 'wrong',
    errors: Object.fromEntries(
      wrong.map((name) => [fields[name] ?? tipsField.state, errors[name] ?? 'Try again.']),
    ),
  };
}
