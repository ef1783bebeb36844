import type { Threshold } from './decide.ts';

/** How a message reached the app; the stricter, the less it was meant for it. */
type Hearing = 'addressed' | 'thread' | 'overheard';

type Admission = Threshold & {
  /** Least probability, 0 to 1, that ownership is asked. */
  readonly gate: number;
  /** Likeness to an ask, 0 to 1, from which less is enough: "/srm guest os patching" is no sentence. */
  readonly near: number;
  /** The least probability from there on. */
  readonly nearGate: number;
};

/** When to answer, per hearing. Measured by `npm run eval` on the tuning half, reported on the other. */
export const thresholds: Readonly<Record<Hearing, Admission>> = {
  addressed: { floor: 0.08, sure: 0.45, gate: 0.02, near: 0.35, nearGate: 0.003 },
  thread: { floor: 0.15, sure: 0.6, gate: 0.5, near: 0.5, nearGate: 0.3 },
  overheard: { floor: 0.15, sure: 0.96, gate: 0.9, near: 0.5, nearGate: 0.75 },
};

/** For questions of a list, which are about ownership whatever they say. */
export const listedThreshold: Threshold & {
  /** Likeness to an ask, 0 to 1, below which somebody should read the answer. */
  readonly near: number;
  /** Share of the question that is known, 0 to 1, likewise. */
  readonly coverage: number;
  /** Probability of the owner stated, 0 to 1, likewise. */
  readonly surely: number;
} = { floor: 0.2, sure: 0.4, near: 0.35, coverage: 0.5, surely: 0.97 };

/** Least likeness, 0 to 1, of each part of a message that asks several things. */
export const partNearness = 0.3;

/** Least likeness, 0 to 1, for an ask's own marks (its half, its service) to count. */
export const markNearness = 0.6;

/** When the next turn of a thread names a concern of its own. Measured on conversations, their tuning half. */
export const turns = {
  /** Least score of its best hit. */
  floor: 0.2,
  /** Likeness to an ask, 0 to 1, from which that is enough. */
  near: 0.3,
  /** Share of the best score, 0 to 1, that the concern before must not reach otherwise. */
  rival: 0.7,
  /** Score from which a concern is meant even where it cannot arise on the service before. */
  clear: 0.3,
  /** Least share of its words, 0 to 1, that the best hit knows; less is about something else. */
  coverage: 0.25,
} as const;
