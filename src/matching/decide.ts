import type { Owner, Party } from '../knowledge/shapes.ts';
import { type OwnerOdds, owners } from './owner-model.ts';
import type { Hit } from './rank.ts';

/** What makes a match good enough to answer from. Measured by `npm run eval` on the tuning half. */
export type Threshold = {
  /** Least score of the best hit. */
  readonly floor: number;
  /** Least probability, 0 to 1, of the owner that is stated. */
  readonly sure: number;
};

/** One way to read a question: as asking about a hit, whole or about one party's half of it. */
export type Reading = {
  readonly hit: Hit;
  /** The party whose half is asked about; null for the whole. */
  readonly half: Party | null;
  /** Who then owns it; null where it does not arise. */
  readonly owner: Owner | 'depends' | null;
  /** The halves that there is something to say about. */
  readonly halves: readonly Party[];
  /** Whose part the words ask about, if this is the concern. */
  readonly odds: OwnerOdds;
};

export type Match =
  | { readonly kind: 'clear'; readonly best: Reading; readonly sureness: number }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly [Reading, Reading, ...Reading[]] }
  | { readonly kind: 'none' };

/** Most readings that are readings; what is further down is about something else. */
export const maxReadings = 6;

/** Most candidates offered to choose from. */
const maxCandidates = 3;

/** How quickly a hit loses its say with its distance to the best score. Measured by `npm run eval`. */
const steepness = 30;

/** Say of the words alone beside that of the hits. Measured likewise. */
const wordsShare = 1.6;

/** Likeness to the nearest ask, 0 to 1, below which hardly anything was said: "security". */
const vagueNearness = 0.2;

/** The sureness, 0 to 1, that is then asked for. */
const vagueSureness = 0.8;

/** The most sureness, 0 to 1, that is asked for where no owner is stated. */
const openSureness = 0.5;

/** What every outcome has at least, so that no hit can silence the words. */
const leastSay = 0.03;

/** Probability that the words give to what is no owner. */
const elsewhere = 1 / 3;

/** Share of the best score from which another concern is meant sooner than a half of the best. */
const neighbour = 0.9;

/**
 * Decides what is meant: the hits say who owns what they stand for, the words whose part is asked
 * about; both together give the owner, and the first reading that has it is answered. Refusing is a
 * result, not an error.
 */
export function decide(readings: readonly Reading[], { floor, sure }: Threshold): Match {
  const [best, second] = readings;
  if (best === undefined || best.hit.score < floor) return { kind: 'none' };
  const shares = sharesOf(readings);
  const [owner, sureness] = [...shares].reduce((a, b) => (b[1] > a[1] ? b : a));
  const least = best.hit.parts.best < vagueNearness ? Math.max(sure, vagueSureness) : sure;
  // "It depends" states no owner: it cannot be wrong about one.
  const needed = owner === 'depends' ? Math.min(least, openSureness) : least;
  if (sureness < needed && second !== undefined) {
    const rest = readings.slice(2, maxCandidates);
    return { kind: 'ambiguous', candidates: [best, second, ...rest] };
  }
  return { kind: 'clear', best: readingWith(owner, readings, best), sureness };
}

/** Probability of each outcome that a reading or the words speak for; together 1. */
export function sharesOf(readings: readonly Reading[]): ReadonlyMap<Reading['owner'], number> {
  const says = new Map<Reading['owner'], number>(owners.map((owner) => [owner, leastSay]));
  const words = new Map<Reading['owner'], number>();
  const most = readings[0]?.hit.score ?? 0;
  const weights = readings.map(({ hit }) => Math.exp((hit.score - most) * steepness));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, { owner, odds }] of readings.entries()) {
    const weight = (weights[at] ?? 0) / total;
    says.set(owner, (says.get(owner) ?? leastSay) + weight);
    for (const name of owners) words.set(name, (words.get(name) ?? 0) + weight * odds[name]);
  }
  const joint = [...says].map(([owner, say]): [Reading['owner'], number] => [
    owner,
    say * (words.get(owner) ?? elsewhere) ** wordsShare,
  ]);
  const all = joint.reduce((sum, [, share]) => sum + share, 0);
  return new Map(joint.map(([owner, share]) => [owner, share / all]));
}

/** The first reading with an owner; a half of the best hit where no near one has it. */
function readingWith(
  owner: Reading['owner'],
  readings: readonly Reading[],
  best: Reading,
): Reading {
  const first = readings.find((reading) => reading.owner === owner);
  if (first !== undefined && first.hit.score >= best.hit.score * neighbour) return first;
  const half = best.halves.find((party) => party === owner);
  if (half !== undefined) return { ...best, half, owner: half };
  return first ?? best;
}
