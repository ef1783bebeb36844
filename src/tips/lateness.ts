import { type Due, type IsHoliday, nextDue } from './due.ts';
import type { Schedule } from './schedule.ts';

/** From here on a tip is left out: who starts at nine has read it by eleven, or never. Set by issue 3. */
export const tooLateMs = 2 * 60 * 60 * 1000;

/** Whether a tip that has not come yet is left out. */
export function isTooLate(due: Due, now: Date): boolean {
  return now.getTime() - due.at.getTime() >= tooLateMs;
}

/**
 * What remains of a due instant after a sleep: itself while it is not too late, else the next of the schedule
 * that is not, which may have passed already or lie ahead.
 */
export function catchUp(
  schedule: Schedule,
  due: Due,
  { now, isHoliday }: { readonly now: Date; readonly isHoliday: IsHoliday },
): Due | undefined {
  if (!isTooLate(due, now)) return due;
  return nextDue(schedule, new Date(now.getTime() - tooLateMs), isHoliday);
}
