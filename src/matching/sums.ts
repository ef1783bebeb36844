import { forgetNearest, type Nearest, nearestScratch } from './nearest.ts';
import type { Query } from './query.ts';
import type { Postings, SearchIndex } from './search-index.ts';

/** Rarity assumed for words the knowledge has never seen: they make a question less ours. */
const unknownRarity = 3;

/**
 * What a question has in common with everything, by place. Kept between questions, because fresh arrays are
 * mostly garbage; all zero between them. What was touched is listed, so that nobody looks at the rest.
 */
export type Sums = {
  /** By ask. */
  readonly asks: Float64Array;
  readonly touched: Uint32Array;
  /** By subject. */
  readonly documents: Float64Array;
  readonly bodies: Float64Array;
  /** Weight of the question's terms that a subject knows at all. */
  readonly known: Float64Array;
  readonly scores: Float64Array;
  readonly met: Uint32Array;
  readonly nearest: Nearest;
};

/** How much of `touched` and `met` is this question's, and the weight of all its terms. */
export type Common = { readonly total: number; readonly asks: number; readonly subjects: number };

export function createSums({ asks, subjects: { length } }: SearchIndex): Sums {
  return {
    asks: new Float64Array(asks.length),
    touched: new Uint32Array(asks.length),
    documents: new Float64Array(length),
    bodies: new Float64Array(length),
    known: new Float64Array(length),
    scores: new Float64Array(length),
    met: new Uint32Array(length),
    nearest: nearestScratch(length),
  };
}

/** Adds up what the terms have in common with everything. */
export function addTerms(terms: Query['terms'], index: SearchIndex, sums: Sums): Common {
  let [total, asks, subjects] = [0, 0, 0];
  for (const { text, weight } of terms) {
    const term = index.term(text);
    const rarity = weight * (term?.rarity ?? unknownRarity);
    total += rarity;
    if (term === undefined || rarity === 0) continue;
    asks = addAsks(sums, asks, { postings: term.asks, rarity });
    subjects = addSubjects(sums.documents, sums, subjects, { postings: term.documents, rarity });
    subjects = addSubjects(sums.bodies, sums, subjects, { postings: term.bodies, rarity });
    for (const place of term.documents.places)
      sums.known[place] = (sums.known[place] ?? 0) + rarity;
  }
  return { total, asks, subjects };
}

/** A term's postings, and what each counts. */
type Addend = { readonly postings: Postings; readonly rarity: number };

function addAsks({ asks, touched }: Sums, before: number, { postings, rarity }: Addend): number {
  const { places, weights } = postings;
  let count = before;
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    const sum = asks[place] ?? 0;
    if (sum === 0) touched[count++] = place;
    asks[place] = sum + (weights[at] ?? 0) * rarity;
  }
  return count;
}

function addSubjects(
  into: Float64Array,
  { documents, bodies, met }: Sums,
  before: number,
  { postings, rarity }: Addend,
): number {
  const { places, weights } = postings;
  let count = before;
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    if (documents[place] === 0 && bodies[place] === 0) met[count++] = place;
    into[place] = (into[place] ?? 0) + (weights[at] ?? 0) * rarity;
  }
  return count;
}

/** Sets back what one question left. */
export function forget(
  { documents, bodies, known, scores, met, nearest }: Sums,
  subjects: number,
): void {
  for (let at = 0; at < subjects; at++) {
    const place = met[at] ?? 0;
    documents[place] = 0;
    bodies[place] = 0;
    known[place] = 0;
    scores[place] = 0;
    forgetNearest(nearest, place);
  }
}
