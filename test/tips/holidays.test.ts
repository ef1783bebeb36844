import Holidays from 'date-holidays';
import { describe, expect, it, vi } from 'vitest';
import { createIsHoliday } from '../../src/tips/holidays.ts';

const isHoliday = createIsHoliday((country, year) => new Holidays(country).getHolidays(year));

describe('createIsHoliday', () => {
  it.each([
    ['DE', '2026-12-25', true, 'Christmas'],
    ['DE', '2026-12-24', false, 'Christmas Eve is a working day by law'],
    ['DE', '2026-11-01', false, 'All Saints, in some of its states only'],
    ['US', '2026-11-26', true, 'Thanksgiving'],
    ['US', '2026-11-01', false, 'the end of summer time, which is observed'],
    ['US', '2021-12-31', true, 'New Year 2022, a Saturday, is kept the day before'],
    ['SA', '2026-03-19', true, 'first day of Eid al-Fitr'],
    ['SA', '2026-03-22', true, 'its last'],
    ['SA', '2026-03-23', false, 'the day after'],
    ['IS', '2026-12-24', false, 'half a day off'],
    ['CN', '2026-03-08', false, 'half a day off for women'],
    ['JP', '2026-11-23', true, 'Labour Thanksgiving Day'],
    ['XX', '2026-12-25', false, 'no such country'],
  ])('in %s %s: %s, %s', (country, day, holiday) => {
    expect(isHoliday(day, country)).toBe(holiday);
  });

  it('asks for each country and year once', () => {
    const holidaysOf = vi.fn(() => []);
    const ask = createIsHoliday(holidaysOf);
    for (const day of ['2026-01-01', '2026-12-31', '2027-01-01']) {
      ask(day, 'DE');
      ask(day, 'FR');
    }
    expect(holidaysOf.mock.calls).toEqual([
      ['DE', 2026],
      ['FR', 2026],
      ['DE', 2027],
      ['FR', 2027],
    ]);
  });
});
