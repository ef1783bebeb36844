import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay, nextDue } from '../../src/tips/due.ts';
import { order } from '../../src/tips/order.ts';
import { anySchedule, daily, instants } from './schedules.ts';
import { changesOf, dayAndTime, instantOf, wallClock, zones } from './wall-clock.ts';

const dayMs = 86_400_000;

/** Day and instant of the first due after an instant, for people. */
function next(schedule: Parameters<typeof nextDue>[0], after: string): string {
  const due = nextDue(schedule, new Date(after));
  return due === undefined ? 'never' : `${due.day} ${due.at.toISOString().slice(0, 16)}Z`;
}

describe('nextDue', () => {
  const berlin = daily('Europe/Berlin', '09:30');

  it.each([
    ['2026-11-23T08:29:59.999Z', '2026-11-23 2026-11-23T08:30Z', 'a millisecond before it'],
    ['2026-11-23T08:30:00.000Z', '2026-11-24 2026-11-24T08:30Z', 'strictly after'],
    ['2026-07-01T00:00:00Z', '2026-07-01 2026-07-01T07:30Z', 'summer time'],
    ['2026-12-31T09:00:00Z', '2027-01-01 2027-01-01T08:30Z', 'over the year'],
    ['2028-02-28T09:00:00Z', '2028-02-29 2028-02-29T08:30Z', 'leap day'],
    ['2027-02-28T09:00:00Z', '2027-03-01 2027-03-01T08:30Z', 'no leap day'],
  ])('after %s in Berlin is %s: %s', (after, due) => {
    expect(next(berlin, after)).toBe(due);
  });

  it.each([
    ['Europe/Berlin', '02:30', '2024-03-30T12:00Z', '2024-03-31 2024-03-31T01:30Z', '03:30, gap'],
    ['Europe/Berlin', '02:30', '2024-10-26T12:00Z', '2024-10-27 2024-10-27T00:30Z', 'first 02:30'],
    ['Europe/Berlin', '02:30', '2024-10-27T00:30Z', '2024-10-28 2024-10-28T01:30Z', 'not both'],
    ['Australia/Lord_Howe', '02:15', '2023-09-30T00:00Z', '2023-10-01 2023-09-30T15:45Z', '02:45'],
    ['Australia/Lord_Howe', '01:45', '2024-04-06T00:00Z', '2024-04-07 2024-04-06T14:45Z', 'first'],
    ['Asia/Kolkata', '09:00', '2026-11-23T03:29Z', '2026-11-23 2026-11-23T03:30Z', '5:30'],
    ['Asia/Kathmandu', '09:00', '2026-11-23T03:14Z', '2026-11-23 2026-11-23T03:15Z', '5:45'],
    ['Pacific/Apia', '09:00', '2011-12-29T19:00Z', '2011-12-31 2011-12-30T19:00Z', 'no 30th'],
    [
      'America/Nuuk',
      '23:30',
      '2025-03-29T12:00Z',
      '2025-03-29 2025-03-30T01:30Z',
      '00:30, the 29th',
    ],
    ['America/Nuuk', '23:30', '2025-03-30T01:29Z', '2025-03-29 2025-03-30T01:30Z', 'on the 30th'],
    ['America/Nuuk', '23:30', '2025-03-30T01:30Z', '2025-03-30 2025-03-31T00:30Z', 'the day after'],
    ['America/Sao_Paulo', '00:00', '2017-10-14T12:00Z', '2017-10-15 2017-10-15T03:00Z', '01:00'],
    ['Pacific/Kiritimati', '00:00', '2026-11-23T00:00Z', '2026-11-24 2026-11-23T10:00Z', '+14'],
    ['Etc/GMT+12', '23:59', '2026-11-23T00:00Z', '2026-11-22 2026-11-23T11:59Z', '-12'],
  ])('in %s at %s after %s is %s: %s', (zone, time, after, due) => {
    expect(next(daily(zone, time), after)).toBe(due);
  });

  it.each([
    [{ weekdays: [1] }, '2026-11-23T09:00Z', '2026-11-30', 'Mondays'],
    [{ weekdays: [7, 6] }, '2026-11-23T09:00Z', '2026-11-28', 'the weekend in any order'],
    [{ weekdays: [4] }, '2024-02-23T09:00Z', '2024-02-29', 'a leap day on its weekday'],
    [{ pausedUntil: '2026-12-07' }, '2026-11-23T09:00Z', '2026-12-07', 'a pause ends on its day'],
    [{ pausedUntil: '2026-11-01' }, '2026-11-23T09:00Z', '2026-11-24', 'a pause that is over'],
    [{ pausedUntil: '2026-12-05', weekdays: [1] }, '2026-11-23T09:00Z', '2026-12-07', 'both'],
    [{ pausedUntil: '2031-05-05' }, '2026-11-23T09:00Z', '2031-05-05', 'a pause of years'],
  ])('keeps to %o after %s: %s, %s', (wish, after, day, _why) => {
    expect(nextDue({ ...berlin, ...wish }, new Date(after))?.day).toBe(day);
  });

  it('leaves out holidays of the country, and asks about none where none is named', () => {
    const isHoliday = (day: string, country: string) => country === 'DE' && day === '2026-12-25';
    const day = (country: string | null) =>
      nextDue({ ...berlin, country }, new Date('2026-12-24T12:00Z'), isHoliday)?.day;
    expect([day('DE'), day('FR'), day(null)]).toEqual(['2026-12-26', '2026-12-25', '2026-12-25']);
  });

  it('is never, where all the weekdays of a year are holidays', () => {
    const schedule = { ...berlin, country: 'XX', weekdays: [7] };
    const isSunday = (day: string) => new Date(`${day}T00:00Z`).getUTCDay() === 0;
    expect(nextDue(schedule, new Date('2026-11-23T00:00Z'), isSunday)).toBeUndefined();
    expect(nextDue({ ...schedule, weekdays: [1, 7] }, new Date(0), isSunday)).toBeDefined();
  });

  it('at every change of the clocks in every zone from 2011 to 2032: later in a gap, first in an overlap', () => {
    const changes = zones.flatMap((zone) => changesOf(zone, 2011, 2032));
    expect(changes.length).toBeGreaterThan(5_000);
    const wrong = changes.flatMap(({ zone, at, by, wall }) => {
      const minutes = order(`${zone} ${at}`) % Math.abs(by / 60_000);
      const target = Math.min(wall, wall + by) + minutes * 60_000;
      const { day, time } = dayAndTime(target);
      const expected = at + (target - wall);
      const due = nextDue(daily(zone, time), new Date(expected - 1));
      const missing = by === dayMs;
      const right = due?.at.getTime() === expected && (missing ? due.day > day : due.day === day);
      const shown = wallClock(expected, zone) - target;
      return right && shown === Math.max(by, 0) ? [] : [`${zone} ${day} ${time}`];
    });
    expect(wrong).toEqual([]);
  });

  it('is the first wanted day and instant after, by the clocks on the walls', () => {
    fc.assert(
      fc.property(anySchedule, instants, fc.nat(4), (schedule, after, free) => {
        const isHoliday = (day: string) => order(day) % 8 < free;
        const due = nextDue(schedule, after, isHoliday);
        let wall = wallClock(after.getTime(), schedule.zone) - dayMs;
        for (;;) {
          const { day } = dayAndTime(wall);
          wall += dayMs;
          const weekday = new Date(`${day}T00:00Z`).getUTCDay() || 7;
          if (!schedule.weekdays.includes(weekday)) continue;
          if (schedule.country !== null && isHoliday(day)) continue;
          if (schedule.pausedUntil !== null && day < schedule.pausedUntil) continue;
          const at = instantOf(day, schedule.time, schedule.zone);
          if (at === undefined || at <= after.getTime()) continue;
          expect(due).toEqual({ day, at: new Date(at) });
          return;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('followed through a year names every day once, in order', () => {
    const year = fc.integer({ min: 2011, max: 2032 });
    fc.assert(
      fc.property(fc.constantFrom(...zones, 'Pacific/Apia'), year, fc.nat(1439), (zone, y, at) => {
        const { time } = dayAndTime(at * 60_000);
        const schedule = daily(zone, time);
        const days: string[] = [];
        let due = nextDue(schedule, new Date(Date.UTC(y - 1, 11, 29)));
        while (due !== undefined && due.day <= `${y}-12-31`) {
          if (due.day >= `${y}-01-01`) days.push(due.day);
          due = nextDue(schedule, due.at);
        }
        const all = Array.from({ length: 366 }, (_, n) => dayAndTime(Date.UTC(y, 0, 1 + n)).day);
        const isSkipped = (day: string) =>
          day === '2011-12-30' && instantOf(day, time, zone) === undefined;
        expect(days).toEqual(all.filter((day) => day <= `${y}-12-31` && !isSkipped(day)));
      }),
      { numRuns: 60, examples: [['Pacific/Apia', 2011, 570]] },
    );
  });
});

describe('localDay', () => {
  it('is the day on the calendars of a zone', () => {
    const at = new Date('2026-11-23T10:30:00Z');
    expect(localDay(at, 'Pacific/Kiritimati')).toBe('2026-11-24');
    expect(localDay(at, 'UTC')).toBe('2026-11-23');
    expect(localDay(at, 'Etc/GMT+12')).toBe('2026-11-22');
  });
});
