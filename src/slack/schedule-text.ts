import type { Schedule } from '../tips/schedule.ts';

/** Days of the week by ISO number, Monday 1. */
export const weekdayNames = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
} as const satisfies Readonly<Record<number, string>>;

const names: Readonly<Record<number, string>> = weekdayNames;

/** `weekdays at 09:30, Europe/Berlin`. */
export function whenText({ time, zone, weekdays }: Schedule): string {
  return `${daysText(weekdays)} at ${time}, ${zoneText(zone)}`;
}

function daysText(weekdays: readonly number[]): string {
  const days = [...weekdays].sort((a, b) => a - b);
  if (days.length === 7) return 'every day';
  if (days.join() === '1,2,3,4,5') return 'weekdays';
  return days.map((day) => names[day]?.slice(0, 3)).join(', ');
}

/** `America/New_York` as people write it. */
export function zoneText(zone: string): string {
  return zone.replaceAll('_', ' ');
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** `2026-11-24` -> `Tuesday 24 November`. */
export function dayText(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
}
