import { Temporal } from 'temporal-polyfill';
import type { IsHoliday } from './due.ts';

/** What we read of a holiday of the package `date-holidays`, which is too heavy for this room. */
export type Holiday = {
  /** Local day and time at which it is said to begin: `2026-03-19 00:00:00`, some with an offset behind. */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  /** `public` for days off for all; others are observed, by schools or banks or some. */
  readonly type: string;
};

/** Holidays of a country in a year of its calendar. */
export type HolidaysOf = (country: string, year: number) => readonly Holiday[];

/** Looks holidays up, each country and year once: a list takes tens of milliseconds to make. */
export function createIsHoliday(holidaysOf: HolidaysOf): IsHoliday {
  const years = new Map<string, ReadonlySet<string>>();
  return (day, country) => {
    const year = day.slice(0, 4);
    const key = `${country}/${year}`;
    const days = years.get(key) ?? new Set(holidaysOf(country, Number(year)).flatMap(daysOf));
    years.set(key, days);
    return days.has(day);
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** Its days; a last one of which no more than half is off is a working day. */
function daysOf({ date, start, end, type }: Holiday): readonly string[] {
  if (type !== 'public') return [];
  const first = Temporal.PlainDate.from(date.slice(0, 10));
  const count = Math.ceil((end.getTime() - start.getTime()) / dayMs - 0.5);
  return Array.from({ length: count }, (_, days) => first.add({ days }).toString());
}
