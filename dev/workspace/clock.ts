export type Clock = {
  /** Milliseconds since 1970 by the workspace's clock, which a person can move. */
  now(): number;
  /** The next `ts`: seconds and microseconds, always greater than the last one. */
  ts(): string;
  moveTo(instantMs: number): void;
  /** How far the clock is from that of the machine. */
  offsetMs(): number;
};

const written = (micros: number): string =>
  `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;

export function createClock(machine: () => number = Date.now): Clock {
  let offset = 0;
  let last = 0;
  const now = () => machine() + offset;
  return {
    now,
    ts: () => {
      last = Math.max(Math.floor(now()) * 1000, last + 1);
      return written(last);
    },
    moveTo: (instantMs) => {
      offset = instantMs - machine();
    },
    offsetMs: () => offset,
  };
}

/** The `ts` of an instant, for messages that were there before the workspace started. */
export const tsAt = (instantMs: number): string => written(Math.floor(instantMs) * 1000);
