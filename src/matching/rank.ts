import type { ConcernId, ServiceId } from '../knowledge/ids.ts';
import { far, nearestAsks, type Overlaps } from './nearest.ts';
import { type Query, subjects } from './query.ts';
import type { AskEntry, Postings, SearchIndex, Subject } from './search-index.ts';

/** How a concern stands to a service: not at all, by its general line, or by a line of its own. */
export type Fit = (concern: ConcernId, service: ServiceId) => 'none' | 'general' | 'special';

/** The parts of a score, each 0 or more; only the order of scores has meaning, never their size. */
export type Parts = {
  /** Likeness to the nearest ask, 0 to 1, and to the two after it. */
  readonly best: number;
  readonly second: number;
  readonly third: number;
  /** BM25 of asks, name and summary together, as a share of the most it could be. */
  readonly document: number;
  /** The same of reasons, halves and actions. */
  readonly body: number;
  /** Factor for the services named. */
  readonly fit: number;
};

export type Hit = {
  readonly subject: Subject;
  readonly score: number;
  readonly parts: Parts;
  /** The nearest ask; undefined when only the document as a whole has a term in common. */
  readonly ask: AskEntry | undefined;
  /** Share of the question's weight that asks, name or summary know, 0 to 1. */
  readonly coverage: number;
};

/** Best first; equal scores in the order of the knowledge, so that the same question always ranks alike. */
export type Ranking = readonly Hit[];

/** How much each part counts: a flat optimum on the tuning half and on asks left out in turn. */
const weights = { best: 1, second: 0.5, third: 0.3, document: 1, body: 1.5 };

/** Sum of the weights, so that a score is about 0 to 1. */
const totalWeight = Object.values(weights).reduce((sum, weight) => sum + weight, 0);

/** Factor for a concern that does not arise for a service named, or that has a line of its own for it. */
const fits = { none: 0.75, general: 1, special: 1.06 };

/** Rarity assumed for words the knowledge has never seen: they make a question less ours. */
const unknownRarity = 3;

/** Most that saturation gives a term, k1 + 1 of BM25. */
const maxSaturation = 2.2;

/** Places kept of a ranking; nothing looks further down. */
const kept = 10;

/** Places whose standing to the services named is looked at: the factor moves nobody further. */
const weighed = 30;

/** Sums by place, kept between questions and set back to zero, because fresh ones are mostly garbage. */
type Scratch = Overlaps & {
  readonly documents: Float64Array;
  readonly bodies: Float64Array;
  /** Weight of the question's terms that a subject knows at all. */
  readonly known: Float64Array;
  readonly scores: Float64Array;
};

/** Ranks queries over one index. */
export type Rank = (query: Query, standing: Fit) => Ranking;

/** Query -> the concerns and definitions most like it. Empty when no word is known. */
export function createRank(index: SearchIndex): Rank {
  const { length } = index.subjects;
  const scratch = {
    asks: new Float64Array(index.asks.length),
    touched: new Uint32Array(index.asks.length),
    documents: new Float64Array(length),
    bodies: new Float64Array(length),
    known: new Float64Array(length),
    scores: new Float64Array(length),
  };
  return (query, standing) => {
    const best = bestHits(query, index, scratch);
    const services = subjects(query);
    return best
      .map((hit) => fitted(hit, fitOf(hit.subject, services, standing)))
      .sort(byScore)
      .slice(0, kept);
  };
}

/** The hits whose standing is worth a look, best first. */
function bestHits({ terms }: Query, index: SearchIndex, scratch: Scratch): Hit[] {
  const { documents, bodies, known, scores } = scratch;
  const { total, count } = addTerms(terms, index, scratch);
  const nearest = nearestAsks(scratch, count, total, index);
  const most = total * maxSaturation;
  const partsAt = (at: number): Parts => {
    const { best, second, third } = nearest.get(at) ?? far;
    const [document, body] = [(documents[at] ?? 0) / most, (bodies[at] ?? 0) / most];
    return { best, second, third, document, body, fit: 1 };
  };
  const found: number[] = [];
  for (let at = 0; at < scores.length; at++) {
    if (documents[at] === 0 && bodies[at] === 0) continue;
    scores[at] = scoreOf(partsAt(at));
    found.push(at);
  }
  const hits = found
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .slice(0, weighed)
    .flatMap((at): readonly Hit[] => {
      const subject = index.subjects[at];
      if (subject === undefined) return [];
      const { ask } = nearest.get(at) ?? far;
      const coverage = (known[at] ?? 0) / total;
      return [{ subject, score: scores[at] ?? 0, parts: partsAt(at), ask, coverage }];
    });
  for (const sums of [documents, bodies, known]) sums.fill(0);
  return hits;
}

function byScore(a: Hit, b: Hit): number {
  return b.score - a.score;
}

function fitted(hit: Hit, fit: number): Hit {
  return { ...hit, score: hit.score * fit, parts: { ...hit.parts, fit } };
}

/** Adds up what the terms have in common with everything; `total` is the weight of all of them. */
function addTerms(
  terms: Query['terms'],
  index: SearchIndex,
  scratch: Scratch,
): { readonly total: number; readonly count: number } {
  const { asks, touched, documents, bodies, known } = scratch;
  let [total, count] = [0, 0];
  for (const { text, weight } of terms) {
    const term = index.term(text);
    const rarity = weight * (term?.rarity ?? unknownRarity);
    total += rarity;
    if (term === undefined) continue;
    const { places, weights: shares } = term.asks;
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      if (asks[place] === 0) touched[count++] = place;
      asks[place] = (asks[place] ?? 0) + (shares[at] ?? 0) * rarity;
    }
    accumulate(documents, term.documents, rarity);
    accumulate(bodies, term.bodies, rarity);
    for (const place of term.documents.places) known[place] = (known[place] ?? 0) + rarity;
  }
  return { total, count };
}

function scoreOf({ best, second, third, document, body, fit }: Parts): number {
  const sum =
    weights.best * best +
    weights.second * second +
    weights.third * third +
    weights.document * document +
    weights.body * body;
  return (fit * sum) / totalWeight;
}

function accumulate(
  sums: Float64Array,
  { places, weights: shares }: Postings,
  factor: number,
): void {
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    sums[place] = (sums[place] ?? 0) + (shares[at] ?? 0) * factor;
  }
}

/** The kindest factor over the services named: "RDS in a VPC" may be about either. */
function fitOf(subject: Subject, services: readonly ServiceId[], standing: Fit): number {
  if (subject.kind !== 'concern' || services.length === 0) return fits.general;
  return Math.max(...services.map((service) => fits[standing(subject.id, service)]));
}
