import type { Pause } from '../patiently.ts';

/** Slack takes about a message a second in each conversation. */
const gapMs = 1000;

/** Waits until a second has passed since the last turn of a place. Places have nothing to do with each other. */
export type Pace = (place: string) => Promise<void>;

/** Keeps in mind only what is not over. */
export function createPace(pause: Pause): Pace {
  const nextAt = new Map<string, number>();
  return async (place) => {
    const now = performance.now();
    for (const [other, at] of nextAt) if (at <= now) nextAt.delete(other);
    const turn = Math.max(now, nextAt.get(place) ?? 0);
    nextAt.set(place, turn + gapMs);
    if (turn > now) await pause(turn - now);
  };
}
