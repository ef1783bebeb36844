import { Temporal } from 'temporal-polyfill';

/** The clocks on the walls of the world by Intl alone, to check what Temporal makes of them. */

export const zones: readonly string[] = Intl.supportedValuesOf('timeZone');

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock and calendar in the zone show, read as if it were UTC, in ms since 1970; whole seconds. */
export function wallClock(instantMs: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? Number.NaN;
  const day = Date.UTC(part('year'), part('month') - 1, part('day'));
  return day + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const made =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  formats.set(timeZone, made);
  return made;
}

/** A change of a zone's clocks. */
export type Change = {
  readonly zone: string;
  /** First instant at which the clock shows the new time, in ms. */
  readonly at: number;
  /** By how much it is put on (a gap) or, below zero, back (an overlap), in ms. */
  readonly by: number;
  /** What the old clock would show at that instant. */
  readonly wall: number;
};

/** Every change of a zone's clocks in the years. Temporal says where to look, Intl what is there. */
export function changesOf(zone: string, firstYear: number, lastYear: number): readonly Change[] {
  const found: Change[] = [];
  let at = new Temporal.ZonedDateTime(BigInt(Date.UTC(firstYear)) * 1_000_000n, zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.year > lastYear) return found;
    at = next;
    const ms = next.epochMilliseconds;
    const wall = wallClock(ms - 1000, zone) + 1000;
    found.push({ zone, at: ms, by: wallClock(ms, zone) - wall, wall });
  }
}

/** `YYYY-MM-DD` and `HH:MM` of what a clock shows. */
export function dayAndTime(wall: number): { readonly day: string; readonly time: string } {
  const text = new Date(wall).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** First instant at which the clock shows that; in a gap, when the old clock would have. Undefined on no day. */
export function instantOf(day: string, time: string, zone: string): number | undefined {
  const midnight = Date.parse(`${day}T00:00Z`);
  const quarters = Array.from({ length: 96 }, (_, quarter) => midnight + quarter * 900_000);
  const exists = quarters.some((wall) => candidates(wall, zone).some(({ shown }) => shown));
  const [first] = candidates(Date.parse(`${day}T${time}Z`), zone);
  return exists ? first?.at : undefined;
}

/** The instants that the offsets a day before and a day after give, those that the clock shows first. */
function candidates(wall: number, zone: string) {
  return [wall - dayMs, wall + dayMs]
    .map((near) => wall - (wallClock(near, zone) - near))
    .map((at) => ({ at, shown: wallClock(at, zone) === wall }))
    .sort((a, b) => Number(b.shown) - Number(a.shown) || (a.shown ? a.at - b.at : 0));
}
