import { describe, expect, it } from 'vitest';
import { Schedule } from '../../src/tips/schedule.ts';
import { daily } from './schedules.ts';
import { zones } from './wall-clock.ts';

const schedule = daily('Europe/Berlin', '09:30');
const accepts = (change: object): boolean => Schedule.safeParse({ ...schedule, ...change }).success;

describe('Schedule', () => {
  it('takes every zone that the machine lists, and their older and newer names', () => {
    const others = ['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'Etc/GMT+5', 'America/Buenos_Aires'];
    expect([...zones, ...others].filter((zone) => !accepts({ zone }))).toEqual([]);
  });

  it.each([
    '',
    'Berlin',
    'Europe/Atlantis',
    '+01:00',
    '-5',
    '05:30',
    'Europe/Berlin ',
    'Z\0',
    '🌍',
  ])('refuses %j as a zone', (zone) => {
    expect(accepts({ zone })).toBe(false);
  });

  it.each(['24:00', '9:30', '09:60', '09:30:00', '', '09.30'])('refuses %j as a time', (time) => {
    expect(accepts({ time })).toBe(false);
  });

  it.each([[[]], [[0]], [[8]], [[1, 1]], [[1.5]], [['1']]])('refuses weekdays %j', (weekdays) => {
    expect(accepts({ weekdays })).toBe(false);
  });

  it.each(['de', 'DEU', '', 'D1'])('refuses %j as a country', (country) => {
    expect(accepts({ country })).toBe(false);
  });

  it('takes days that are in the calendar as the end of a pause', () => {
    const days = ['2028-02-29', '2027-02-29', '2026-11-31', 'tomorrow', '2026-1-1'];
    expect(days.map((pausedUntil) => accepts({ pausedUntil }))).toEqual([
      true,
      ...[false, false, false, false],
    ]);
  });

  it('refuses what it does not know', () => {
    expect(accepts({ seconds: 1 })).toBe(false);
  });
});
