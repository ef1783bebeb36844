import type { Threshold } from './decide.ts';

/** How a message reached the app; the stricter, the less it was meant for it. */
type Hearing = 'addressed' | 'thread' | 'overheard';

type Admission = Threshold & {
  /** Least probability, 0 to 1, that ownership is asked. */
  readonly gate: number;
  /** Likeness to an ask from which the gate is not asked: "/srm guest os patching". Above 1: never. */
  readonly near: number;
};

/** When to answer, per hearing. Measured by `npm run eval` on the tuning half, reported on the other. */
export const thresholds: Readonly<Record<Hearing, Admission>> = {
  addressed: { floor: 0.12, margin: 0.04, gate: 0.08, near: 0.6 },
  thread: { floor: 0.15, margin: 0.04, gate: 0.5, near: 2 },
  overheard: { floor: 0.15, margin: 0.05, gate: 0.65, near: 2 },
};

/** Least likeness, 0 to 1, of each part of a message that asks several things. */
export const partNearness = 0.3;

/** Least likeness, 0 to 1, for an ask's own marks (its half, its service) to count. */
export const markNearness = 0.6;

/** Least likeness, 0 to 1, for a next turn to be about a concern of its own. */
export const ownNearness = 0.3;
