import { Temporal } from 'temporal-polyfill';
import type { Schedule } from './schedule.ts';

/** One tip of one channel: its day in the channel's calendar, and the instant at which it comes. */
export type Due = {
  /** `YYYY-MM-DD` in the schedule's zone; where a gap of the clock holds midnight, `at` may lie in the next. */
  readonly day: string;
  readonly at: Date;
};

/** Whether a day, `YYYY-MM-DD`, is a public holiday of a country. */
export type IsHoliday = (day: string, country: string) => boolean;

/** Every weekday comes 52 times in a year: only holidays on all of them leave nothing. */
const horizonDays = 366;

/**
 * The first due instant strictly after `after`: on each wanted day that exists, is no holiday and is not
 * paused, at the wall time; in an overlap the first of the two, in a gap as much later as the gap is long.
 *
 * @returns undefined when a whole year holds no such day: all of its wanted weekdays are holidays.
 * @see https://tc39.es/proposal-temporal/docs/timezone.html#ambiguity-due-to-dst-or-other-time-zone-offset-changes
 */
export function nextDue(
  schedule: Schedule,
  after: Date,
  isHoliday: IsHoliday = () => false,
): Due | undefined {
  const first = firstDay(schedule, after);
  for (let days = 0; days <= horizonDays; days += 1) {
    const day = first.add({ days });
    if (!isWanted(day, schedule, isHoliday)) continue;
    const due = dueOn(day, schedule);
    if (due !== undefined && due.at > after) return due;
  }
  return undefined;
}

/** `YYYY-MM-DD` on the calendars of a zone. */
export function localDay(at: Date, zone: string): string {
  return dayIn(at, zone).toString();
}

function firstDay({ zone, pausedUntil }: Schedule, after: Date): Temporal.PlainDate {
  // Yesterday's instant may lie in today, where a gap holds midnight.
  const first = dayIn(after, zone).subtract({ days: 1 });
  if (pausedUntil === null) return first;
  const back = Temporal.PlainDate.from(pausedUntil);
  return Temporal.PlainDate.compare(back, first) > 0 ? back : first;
}

function isWanted(
  day: Temporal.PlainDate,
  { weekdays, country }: Schedule,
  isHoliday: IsHoliday,
): boolean {
  if (!weekdays.includes(day.dayOfWeek)) return false;
  return country === null || !isHoliday(day.toString(), country);
}

/** Undefined for a day that a zone left out, as Samoa did 2011-12-30 when it crossed the date line. */
function dueOn(day: Temporal.PlainDate, { time, zone }: Schedule): Due | undefined {
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) return undefined;
  const zoned = day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return { day: day.toString(), at: new Date(zoned.epochMilliseconds) };
}

function dayIn(at: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
}
