import type { LiveSubscription } from '../../src/store/subscription.ts';

/** Noon of a day far from any change of the clocks, and so many ms later. */
export const at = (ms: number) => new Date(Date.UTC(2026, 10, 23, 12) + ms);

/** A subscription to all tips on weekdays, next due at the instant. */
export function wish(team: string, channel: string, dueMs = 0): LiveSubscription {
  return {
    team,
    channel,
    schedule: {
      time: '09:30',
      zone: 'Europe/Berlin',
      weekdays: [1, 2, 3, 4, 5],
      country: null,
      pausedUntil: null,
    },
    topics: [],
    switchedOnBy: 'U1',
    due: { day: '2026-11-23', at: at(dueMs) },
  };
}
