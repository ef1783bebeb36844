import fc from 'fast-check';
import type { Schedule } from '../../src/tips/schedule.ts';
import { dayAndTime, zones } from './wall-clock.ts';

/** Every day at that time, no holidays, no pause. */
export function daily(zone: string, time: string): Schedule {
  return { time, zone, weekdays: [1, 2, 3, 4, 5, 6, 7], country: null, pausedUntil: null };
}

/** Any instant of the years 2011 to 2032. */
export const instants = fc
  .integer({ min: Date.UTC(2011) / 1000, max: Date.UTC(2033) / 1000 - 1 })
  .map((seconds) => new Date(seconds * 1000));

/** Any schedule of any zone: most without a pause, half without holidays. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  time: fc.nat(1439).map((minutes) => dayAndTime(minutes * 60_000).time),
  zone: fc.constantFrom(...zones),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  country: fc.constantFrom(null, 'DE'),
  pausedUntil: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: instants.map((instant) => dayAndTime(instant.getTime()).day) },
  ),
});
