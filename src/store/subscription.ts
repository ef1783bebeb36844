import { z } from 'zod';
import type { Due } from '../tips/due.ts';
import type { Schedule } from '../tips/schedule.ts';
import type { TeamId } from './store.ts';
import { Instant } from './tables.ts';
import { isZone } from './zone.ts';

/** A channel's wish for daily tips. It stays when it is switched off, to be offered again. */
export type Subscription = {
  readonly team: TeamId;
  readonly channel: string;
  readonly schedule: Schedule;
  /** Topics of tips; empty: all. */
  readonly topics: readonly string[];
  /** Slack's id of the person who last switched it on or changed it. */
  readonly switchedOnBy: string;
  /** The next tip; null when switched off. */
  readonly due: Due | null;
};

/** A subscription that is switched on. */
export type LiveSubscription = Subscription & { readonly due: Due };

/** As `tips` wrote it; whether this machine knows the zone shows when it is used. */
const ScheduleRow: z.ZodType<Schedule> = z.strictObject({
  time: z.string(),
  zone: z.string(),
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  country: z.string().nullable(),
  pausedUntil: z.iso.date().nullable(),
});

const Row = z.object({
  team_id: z.string(),
  channel: z.string(),
  schedule: jsonOf(ScheduleRow),
  topics: jsonOf(z.array(z.string())),
  switched_on_by: z.string(),
});

const LiveRow = Row.extend({ next_due_at: Instant, due_day: z.string() }).transform(
  ({ next_due_at, due_day, ...row }): LiveSubscription => ({
    ...fieldsOf(row),
    due: { day: due_day, at: new Date(next_due_at) },
  }),
);

const OffRow = Row.extend({ next_due_at: z.null() }).transform(
  (row): Subscription => ({ ...fieldsOf(row), due: null }),
);

/** Rows -> subscriptions, wherever they come out of the database. */
export const SubscriptionRow = z.union([LiveRow, OffRow]);

/** Where the rows of many are read, one that nobody can make use of is left out. */
export const UsableLiveRow = usable(LiveRow);
export const UsableSubscriptionRow = usable(SubscriptionRow);

function usable<T extends Subscription>(shape: z.ZodType<T>) {
  return shape.refine(({ schedule }) => isZone(schedule.zone), {
    message: 'this machine does not know the time zone',
    path: ['schedule', 'zone'],
  });
}

function fieldsOf({
  team_id: team,
  channel,
  schedule,
  topics,
  switched_on_by,
}: z.infer<typeof Row>) {
  return { team, channel, schedule, topics, switchedOnBy: switched_on_by };
}

function jsonOf<T>(shape: z.ZodType<T>) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(shape);
}
