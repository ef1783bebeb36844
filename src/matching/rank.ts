import type { ConcernId, ServiceId } from '../knowledge/ids.ts';
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

/** Added to the weight of both sides, so that an ask of one word is not wholly like that word. */
const lengthFloor = 2;

/** Share of the question's own length in the normalisation; the rest is the ask's. */
const questionShare = 0.5;

/** Most that saturation gives a term, k1 + 1 of BM25. */
const maxSaturation = 2.2;

/** Places kept of a ranking; nothing looks further down. */
const kept = 10;

/** Places whose standing to the services named is looked at: the factor moves nobody further. */
const weighed = 30;

/** What every document has in common with the question, term by term. */
type Shared = {
  readonly asks: Float64Array;
  readonly documents: Float64Array;
  readonly bodies: Float64Array;
  /** Weight of the question's terms that a subject knows at all. */
  readonly known: Float64Array;
  /** Weight of all terms of the question. */
  readonly total: number;
};

/** Query -> the concerns and definitions most like it. Empty when no word is known. */
export function rank(query: Query, index: SearchIndex, standing: Fit): Ranking {
  const shared = sharedTerms(query, index);
  const nearest = nearestAsks(shared, index);
  const hits: Hit[] = [];
  for (const [at, subject] of index.subjects.entries()) {
    const [document, body] = [shared.documents[at] ?? 0, shared.bodies[at] ?? 0];
    if (document === 0 && body === 0) continue;
    const { best, second, third, ask } = nearest.get(at) ?? far;
    const most = shared.total * maxSaturation;
    const parts = { best, second, third, document: document / most, body: body / most, fit: 1 };
    const coverage = (shared.known[at] ?? 0) / shared.total;
    hits.push({ subject, score: scoreOf(parts), parts, ask, coverage });
  }
  const services = subjects(query);
  return hits
    .sort(byScore)
    .slice(0, weighed)
    .map((hit) => fitted(hit, fitOf(hit.subject, services, standing)))
    .sort(byScore)
    .slice(0, kept);
}

function byScore(a: Hit, b: Hit): number {
  return b.score - a.score;
}

function fitted(hit: Hit, fit: number): Hit {
  return { ...hit, score: hit.score * fit, parts: { ...hit.parts, fit } };
}

function sharedTerms({ terms }: Query, index: SearchIndex): Shared {
  const asks = new Float64Array(index.asks.length);
  const documents = new Float64Array(index.subjects.length);
  const bodies = new Float64Array(index.subjects.length);
  const known = new Float64Array(index.subjects.length);
  let total = 0;
  for (const { text, weight } of terms) {
    const term = index.term(text);
    const rarity = weight * (term?.rarity ?? unknownRarity);
    total += rarity;
    if (term === undefined) continue;
    accumulate(asks, term.asks, rarity);
    accumulate(documents, term.documents, rarity);
    accumulate(bodies, term.bodies, rarity);
    for (let at = 0; at < term.documents.length; at += 2) {
      const subject = term.documents[at] ?? 0;
      known[subject] = (known[subject] ?? 0) + rarity;
    }
  }
  return { asks, documents, bodies, known, total };
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

function accumulate(scores: Float64Array, postings: Postings, factor: number): void {
  for (let at = 0; at < postings.length; at += 2) {
    const place = postings[at] ?? 0;
    scores[place] = (scores[place] ?? 0) + (postings[at + 1] ?? 0) * factor;
  }
}

type Nearest = { best: number; second: number; third: number; ask: AskEntry | undefined };

const far: Nearest = { best: 0, second: 0, third: 0, ask: undefined };

/** The three asks of each subject that are most like the question, by a softened cosine. */
function nearestAsks(
  { asks: shared, total }: Shared,
  { asks }: SearchIndex,
): ReadonlyMap<number, Nearest> {
  const nearest = new Map<number, Nearest>();
  const length = (total + lengthFloor) ** questionShare;
  for (let at = 0; at < shared.length; at++) {
    const overlap = shared[at] ?? 0;
    if (overlap === 0) continue;
    const ask = asks[at];
    if (ask === undefined) continue;
    const likeness = overlap / (length * (ask.weight + lengthFloor) ** (1 - questionShare));
    const so = nearest.get(ask.subject);
    if (so === undefined) nearest.set(ask.subject, { best: likeness, second: 0, third: 0, ask });
    else place(so, likeness, ask);
  }
  return nearest;
}

function place(so: Nearest, likeness: number, ask: AskEntry): void {
  if (likeness > so.best) {
    [so.third, so.second, so.best, so.ask] = [so.second, so.best, likeness, ask];
  } else if (likeness > so.second) [so.third, so.second] = [so.second, likeness];
  else if (likeness > so.third) so.third = likeness;
}

/** The kindest factor over the services named: "RDS in a VPC" may be about either. */
function fitOf(subject: Subject, services: readonly ServiceId[], standing: Fit): number {
  if (subject.kind !== 'concern' || services.length === 0) return fits.general;
  return Math.max(...services.map((service) => fits[standing(subject.id, service)]));
}
