/** Minutes that a zone is ahead of UTC at an instant. */
function aheadOf(tz: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: tz,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).formatToParts(atMs);
  const read = (type: string) => Number(parts.find((it) => it.type === type)?.value ?? 0);
  const wall = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return Math.round((wall - Math.floor(atMs / 1000) * 1000) / 60_000);
}

/** `2026-11-24T09:30` as a clock on a wall in that zone shows it. */
export const wallTime = (tz: string, atMs: number): string =>
  new Date(atMs + aheadOf(tz, atMs) * 60_000).toISOString().slice(0, 16);

/** The instant at which clocks in that zone show this; in a gap or an overlap, one of the two. */
export function instantOf(tz: string, wall: string): number {
  const asUtc = Date.parse(`${wall}:00Z`);
  const guess = asUtc - aheadOf(tz, asUtc) * 60_000;
  return asUtc - aheadOf(tz, guess) * 60_000;
}
