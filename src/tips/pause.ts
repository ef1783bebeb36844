import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Whoever wants no tips for longer turns them off. */
const longestMonths = 12;

const units = { d: 'days', w: 'weeks', m: 'months' } as const;

/**
 * What a person types for a pause -> the first day after it: `2w`, `3d`, `1 month`, `for a week`, `until 2026-12-27`.
 *
 * @param today local day, `YYYY-MM-DD`; a pause of one day ends tomorrow.
 * @returns undefined when it is no pause, is over already, or lasts longer than a year.
 */
export function readPause(text: string, today: string): string | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const start = Temporal.PlainDate.from(today);
  const end = endOf(typed, start);
  if (end === undefined || Temporal.PlainDate.compare(end, start) <= 0) return undefined;
  const last = start.add({ months: longestMonths });
  return Temporal.PlainDate.compare(end, last) <= 0 ? end.toString() : undefined;
}

function endOf(typed: string, start: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const day = z.iso.date().safeParse(typed.replace(/^until\s+/, ''));
  if (day.success) return Temporal.PlainDate.from(day.data);
  const [, count = '', unit] =
    /^(?:for\s+)?(\d{1,3}|an?|one)\s*(?:(d)(?:ays?)?|(w)(?:(?:ee)?ks?)?|(m)(?:o(?:nth)?s?)?)$/
      .exec(typed)
      ?.filter((part) => part !== undefined) ?? [];
  if (unit !== 'd' && unit !== 'w' && unit !== 'm') return undefined;
  return start.add({ [units[unit]]: /\d/.test(count) ? Number(count) : 1 });
}
