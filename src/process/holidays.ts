import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { IsHoliday } from '../tips/due.ts';
import { createIsHoliday } from '../tips/holidays.ts';

/** Public holidays of the world, and the ISO codes of the countries that have them. */
export type WorldHolidays = {
  readonly isHoliday: IsHoliday;
  readonly countries: () => readonly string[];
};

/** They take 0.1 s to load: only when somebody first wants to know. */
export function createHolidays(): WorldHolidays {
  const require = createRequire(import.meta.url);
  const load = (): typeof Holidays => require('date-holidays');
  return {
    isHoliday: createIsHoliday((country, year) => new (load())(country).getHolidays(year)),
    countries: () => Object.keys(new (load())().getCountries()),
  };
}
