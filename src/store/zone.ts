const known = new Map<string, boolean>();

/** Zones that are remembered; there are about 600. */
const maxKnown = 2_000;

/** Whether this machine knows a time zone; asking it takes long, so each is asked once. */
export function isZone(timeZone: string): boolean {
  const before = known.get(timeZone);
  if (before !== undefined) return before;
  const is = isKnownToIntl(timeZone);
  if (known.size < maxKnown) known.set(timeZone, is);
  return is;
}

function isKnownToIntl(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    // RangeError is how Intl says no.
    return false;
  }
}
