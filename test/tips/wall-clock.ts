/** The clocks on the walls of the world by Intl alone, to check what Temporal says. */

export const zones: readonly string[] = Intl.supportedValuesOf('timeZone');

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock and calendar in the zone show, read as if it were UTC, in ms since 1970; whole seconds. */
export function wallClock(instantMs: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? Number.NaN;
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** Every change of the clocks of a zone from `from` until `to`. */
export type Change = {
  readonly zone: string;
  /** First instant at which the clock shows the new time, in ms. */
  readonly at: number;
  /** By how much it is put on (a gap) or, below zero, back (an overlap), in ms. */
  readonly by: number;
  /** What the old clock would show at that instant. */
  readonly wall: number;
};

const dayMs = 86_400_000;

/** Two changes within ten days are seen as one or not at all: Morocco's, around Ramadan, are four weeks apart. */
export function changesOf(zone: string, from: number, to: number): readonly Change[] {
  const offset = (ms: number) => wallClock(ms, zone) - ms;
  const found: Change[] = [];
  for (let left = from; left < to; left += 10 * dayMs) {
    const right = left + 10 * dayMs;
    const [before, after] = [offset(left), offset(right)];
    if (before === after) continue;
    let [low, high] = [left, right];
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 120_000) * 60_000;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    found.push({ zone, at: high, by: after - before, wall: high + before });
  }
  return found;
}

/** `YYYY-MM-DD` and `HH:MM` of what a clock shows. */
export function dayAndTime(wall: number): { readonly day: string; readonly time: string } {
  const text = new Date(wall).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}
