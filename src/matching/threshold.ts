import type { Threshold } from './decide.ts';

/** How a message reached the app; the stricter, the less it was meant for it. */
type Hearing = 'addressed' | 'thread' | 'overheard';

/** When to answer, per hearing. Measured by `npm run eval` on the tuning half, reported on the other. */
export const thresholds: Readonly<Record<Hearing, Threshold & { readonly gate: number }>> = {
  addressed: { floor: 0.22, margin: 0.08, gate: 0.03 },
  thread: { floor: 0.35, margin: 0.05, gate: 0.6 },
  overheard: { floor: 0.35, margin: 0.05, gate: 0.6 },
};

/** Least likeness, 0 to 1, of each part of a message that asks several things. */
export const partNearness = 0.5;

/** Least likeness, 0 to 1, for an ask's own marks (its half, its service) to count. */
export const markNearness = 0.6;
