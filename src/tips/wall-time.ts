/**
 * What a person types for a time of the day -> `HH:MM`: `9:30`, `09.30`, `9h30`, `930`, `9`, `9.30am`, `9 p.m.`, `noon`.
 *
 * @returns undefined when it is no time: `24:00`, `13pm`, `9:5`.
 */
export function readTime(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  if (typed === 'noon') return '12:00';
  if (typed === 'midnight') return '00:00';
  const found =
    /^(\d{1,2})(?:[:.h]?([0-5]\d)|h)?\s*(?:([ap])\.?m\.?|o'?clock|uhr)?$/.exec(typed)?.slice(1) ??
    [];
  const [hours, minutes = '00', half] = found;
  const hour = hours === undefined ? undefined : hourOf(Number(hours), half);
  return hour === undefined ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** Half `a` or `p` counts hours 1 to 12, of which 12 is the first; without one they are 0 to 23. */
function hourOf(hours: number, half: string | undefined): number | undefined {
  if (half === undefined) return hours < 24 ? hours : undefined;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half === 'p' ? 12 : 0);
}
