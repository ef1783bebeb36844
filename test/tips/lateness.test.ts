import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Due, nextDue } from '../../src/tips/due.ts';
import { catchUp, isTooLate, tooLateMs } from '../../src/tips/lateness.ts';
import type { Schedule } from '../../src/tips/schedule.ts';
import { anySchedule, daily, instants } from './schedules.ts';

const at = new Date('2026-11-23T09:00:00Z');
const due: Due = { day: '2026-11-23', at };
const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
const isHoliday = () => false;

describe('isTooLate', () => {
  it.each([
    [-60, false],
    [0, false],
    [1, false],
    [119, false],
    [120, true],
    [121, true],
    [7 * 24 * 60, true],
  ])('%i minutes after it: %s', (late, tooLate) => {
    expect(isTooLate(due, minutes(late))).toBe(tooLate);
  });

  it('a millisecond before two hours is not', () => {
    expect(isTooLate(due, new Date(at.getTime() + tooLateMs - 1))).toBe(false);
  });
});

describe('catchUp', () => {
  const schedule = daily('UTC', '09:00');
  const after = (now: string) => catchUp(schedule, due, { now: new Date(now), isHoliday })?.day;

  it.each([
    ['2026-11-23T10:59:59Z', '2026-11-23', 'still today'],
    ['2026-11-23T11:00:00Z', '2026-11-24', 'tomorrow'],
    ['2026-11-30T10:59:59Z', '2026-11-30', "asleep for a week, awake in time for that day's"],
    ['2026-11-30T11:00:00Z', '2026-12-01', 'asleep for a week, awake too late'],
    ['2026-11-22T00:00:00Z', '2026-11-23', 'the clock went back before it'],
  ])('at %s: %s, %s', (now, day) => {
    expect(after(now)).toBe(day);
  });

  it('never gives what is too late, nor leaves out what is not', () => {
    fc.assert(
      fc.property(anySchedule, instants, fc.nat(30 * 24 * 60), (one, start, asleep) => {
        let follow = nextDue(one, start);
        if (follow === undefined) throw new Error('a schedule without holidays has a next due');
        const now = new Date(follow.at.getTime() + asleep * 60_000);
        const caught = catchUp(one, follow, { now, isHoliday });
        while (follow !== undefined && isTooLate(follow, now)) follow = nextDue(one, follow.at);
        expect(caught).toEqual(follow);
      }),
      { numRuns: 300 },
    );
  });
});

/** What the poll does with one channel each time it is awake; the days posted are in the order of posting. */
function poll(schedule: Schedule, start: Date, awake: readonly Date[]): readonly Posted[] {
  const posted: Posted[] = [];
  let next = nextDue(schedule, start);
  for (const now of awake) {
    while (next !== undefined && next.at <= now) {
      if (isTooLate(next, now)) {
        next = catchUp(schedule, next, { now, isHoliday });
        continue;
      }
      posted.push({ day: next.day, lateMs: now.getTime() - next.at.getTime() });
      next = nextDue(schedule, next.at);
    }
  }
  return posted;
}

type Posted = { readonly day: string; readonly lateMs: number };

describe('a channel whose machine sleeps and whose clock is set back', () => {
  const hour = 60;
  const jump = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: hour }) },
    { weight: 2, arbitrary: fc.integer({ min: hour, max: 30 * hour }) },
    { weight: 1, arbitrary: fc.integer({ min: 24 * hour, max: 9 * 24 * hour }) },
    { weight: 1, arbitrary: fc.integer({ min: -26 * hour, max: 0 }) },
  );

  it('gets every tip it was awake for within two hours, no other, and none twice', () => {
    const jumps = fc.array(jump, { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(anySchedule, instants, jumps, (schedule, start, steps) => {
        let ms = start.getTime();
        const awake = steps.map((step) => {
          ms += step * 60_000;
          return new Date(ms);
        });
        const posted = poll(schedule, start, awake);
        const expected: string[] = [];
        const last = new Date(Math.max(...awake.map(Number)));
        let due = nextDue(schedule, start);
        for (; due !== undefined && due.at <= last; due = nextDue(schedule, due.at)) {
          const one = due;
          const inTime = awake.some((now) => one.at <= now && !isTooLate(one, now));
          if (inTime) expected.push(one.day);
        }
        // A clock that is set back after a tip was left out does not bring it back.
        const forward = steps.every((step) => step > 0);
        const days = posted.map(({ day }) => day);
        if (forward) expect(days).toEqual(expected);
        expect(expected).toEqual(expect.arrayContaining(days));
        expect(days).toEqual([...new Set(days)].sort());
        expect(posted.filter(({ lateMs }) => lateMs < 0 || lateMs >= tooLateMs)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
