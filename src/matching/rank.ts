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

/** Query -> the concerns and definitions most like it. Empty when no word is known. */
export function rank(query: Query, index: SearchIndex, standing: Fit): Ranking {
  const asks = new Float64Array(index.asks.length);
  const documents = new Float64Array(index.subjects.length);
  const bodies = new Float64Array(index.subjects.length);
  const known = new Float64Array(index.subjects.length);
  let total = 0;
  for (const { text, weight } of query.terms) {
    const term = index.terms.get(text);
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
  const nearest = nearestAsks(asks, total, index);
  const hits = index.subjects.flatMap((subject, at): readonly Hit[] => {
    const [document, body] = [documents[at] ?? 0, bodies[at] ?? 0];
    if (document === 0 && body === 0) return [];
    const { best, second, third, ask } = nearest.get(at) ?? far;
    const parts = {
      best,
      second,
      third,
      document: document / (total * maxSaturation),
      body: body / (total * maxSaturation),
      fit: fitOf(subject, query, standing),
    };
    return [{ subject, score: scoreOf(parts), parts, ask, coverage: (known[at] ?? 0) / total }];
  });
  return hits.sort((a, b) => b.score - a.score).slice(0, kept);
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
  shared: Float64Array,
  total: number,
  { asks }: SearchIndex,
): ReadonlyMap<number, Nearest> {
  const nearest = new Map<number, Nearest>();
  const length = (total + lengthFloor) ** questionShare;
  for (let at = 0; at < shared.length; at++) {
    const ask = asks[at];
    if (ask === undefined || shared[at] === 0) continue;
    const likeness =
      (shared[at] ?? 0) / (length * (ask.weight + lengthFloor) ** (1 - questionShare));
    const so = nearest.get(ask.subject) ?? far;
    if (likeness > so.best) {
      nearest.set(ask.subject, { best: likeness, second: so.best, third: so.second, ask });
    } else if (likeness > so.second) {
      nearest.set(ask.subject, { ...so, second: likeness, third: so.second });
    } else if (likeness > so.third) nearest.set(ask.subject, { ...so, third: likeness });
  }
  return nearest;
}

/** The kindest factor over the services named: "RDS in a VPC" may be about either. */
function fitOf(subject: Subject, query: Query, standing: Fit): number {
  if (subject.kind !== 'concern') return fits.general;
  const services = subjects(query);
  if (services.length === 0) return fits.general;
  return Math.max(...services.map((service) => fits[standing(subject.id, service)]));
}
