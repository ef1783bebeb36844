import type { Subscription } from '../../store/subscription.ts';
import type { Schedule } from '../../tips/schedule.ts';
import { Zone } from '../../tips/zone.ts';
import type { Applicant } from '../rights.ts';
import { type NextTip, nextTip } from './next-tip.ts';
import type { TipsParts } from './parts.ts';

/** Before most work begins, when people read what is new. */
export const defaultTime = '09:30';

const weekdays = [1, 2, 3, 4, 5] as const;

/** What is offered where nobody chose yet: working days, where the person is. */
export function defaultSchedule(zone: string | undefined): Schedule {
  const known = Zone.safeParse(zone);
  return {
    time: defaultTime,
    zone: known.success ? known.data : 'UTC',
    weekdays,
    country: null,
    pausedUntil: null,
  };
}

export type Wanted = { readonly schedule: Schedule; readonly topics: readonly string[] };

/** What would come next in a channel if it wanted this. */
export async function preview(
  parts: TipsParts,
  { team, channel }: Pick<Applicant, 'team' | 'channel'>,
  wanted: Wanted,
): Promise<NextTip> {
  const history = await parts.store.tipHistory({ team, channel });
  return nextTip(parts, { team, channel, ...wanted, history }, parts.now());
}

/** Switches tips on, or changes them; nothing is changed where none would come. */
export async function switchOn(
  parts: TipsParts,
  { team, channel, user }: Applicant,
  wanted: Wanted,
  before: Subscription | undefined,
): Promise<NextTip> {
  const next = await preview(parts, { team, channel }, wanted);
  if (next.kind !== 'tip') return next;
  const { due } = next;
  // Whoever changes what is on did not switch it on.
  const switchedOnBy = before === undefined || before.due === null ? user : before.switchedOnBy;
  await parts.store.subscribe({ team, channel, ...wanted, switchedOnBy, due }, parts.now());
  return next;
}
