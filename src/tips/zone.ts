import { z } from 'zod';

/** IANA id of a time zone that this machine knows: `Europe/Berlin`, `Asia/Kolkata`, `UTC`. */
export const Zone = z.string().refine(isZone, 'unknown time zone');
export type Zone = z.infer<typeof Zone>;

/** Fixed offsets, `+01:00`, are no zones: they know nothing of summer time. */
function isZone(id: string): boolean {
  if (!/^[A-Za-z]/.test(id)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: id });
    return true;
  } catch (cause) {
    // The one way to ask for a zone that is not in the list of canonical ids.
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}
