/** The process's clock, which rehearsals and the local workspace may set. */
export type Clock = { readonly now: () => Date; readonly set: (instant: Date) => void };

/** Starts at the instant, or now, and goes on from there. */
export function createClock(start: Date | undefined): Clock {
  let offsetMs = 0;
  const set = (instant: Date): void => {
    offsetMs = instant.getTime() - Date.now();
  };
  if (start !== undefined) set(start);
  return { now: () => new Date(Date.now() + offsetMs), set };
}
