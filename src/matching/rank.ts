import type { ConcernId, ServiceId } from '../knowledge/ids.ts';
import { type Query, subjects } from './query.ts';
import type { AskEntry, Posting, SearchIndex, Subject } from './search-index.ts';

/** How a concern stands to a service: not at all, by its general line, or by a line of its own. */
export type Fit = (concern: ConcernId, service: ServiceId) => 'none' | 'general' | 'special';

/** The parts of a score, each 0 or more; only the order of scores has meaning, never their size. */
export type Parts = {
  /** Likeness to the nearest ask, 0 to 1. */
  readonly best: number;
  /** Likeness to the second nearest. */
  readonly second: number;
  /** BM25 of the whole document, as a share of the most it could be. */
  readonly document: number;
  /** Factor for the services named. */
  readonly fit: number;
};

export type Hit = {
  readonly subject: Subject;
  readonly score: number;
  readonly parts: Parts;
  /** The nearest ask; undefined when only the document as a whole has a term in common. */
  readonly ask: AskEntry | undefined;
  /** Share of the question's weight that the document knows, 0 to 1. */
  readonly coverage: number;
};

/** Best first; equal scores in the order of the knowledge, so that the same question always ranks alike. */
export type Ranking = readonly Hit[];

/** How much each part counts. First trial's values (`matching.md`), kept by `npm run eval`. */
const weights = { second: 0.25, document: 0.35 };

/** Factor for a concern that does not arise for a service named, or that has a line of its own for it. */
const fits = { none: 0.75, general: 1, special: 1.06 };

/** Rarity assumed for words the knowledge has never seen: they make a question less ours. */
const unknownRarity = 9;

/** Added to the weight of both sides, so that an ask of one word is not wholly like that word. */
const lengthFloor = 8;

/** Places kept of a ranking; nothing looks further down. */
const kept = 10;

/** Query -> the concerns and definitions most like it. Empty when no word is known. */
export function rank(query: Query, index: SearchIndex, standing: Fit): Ranking {
  const asks = new Float64Array(index.asks.length);
  const documents = new Float64Array(index.subjects.length);
  const known = new Float64Array(index.subjects.length);
  let total = 0;
  for (const { text, weight } of query.terms) {
    const rarity = index.rarity.get(text);
    total += weight * (rarity ?? unknownRarity);
    if (rarity === undefined) continue;
    accumulate(asks, index.inAsks.get(text), weight * rarity);
    const postings = index.inSubjects.get(text) ?? [];
    accumulate(documents, postings, weight * rarity);
    for (const { at } of postings) known[at] = (known[at] ?? 0) + weight * rarity;
  }
  const nearest = nearestAsks(asks, total, index);
  const hits = index.subjects.flatMap((subject, at): readonly Hit[] => {
    if ((known[at] ?? 0) === 0) return [];
    const near = nearest.get(at) ?? { best: 0, second: 0, ask: undefined };
    const parts = {
      best: near.best,
      second: near.second,
      document: (documents[at] ?? 0) / (total * 2.2),
      fit: fitOf(subject, query, standing),
    };
    const sum = parts.best + weights.second * parts.second + weights.document * parts.document;
    const coverage = (known[at] ?? 0) / total;
    return [{ subject, score: sum * parts.fit, parts, ask: near.ask, coverage }];
  });
  return hits.sort((a, b) => b.score - a.score).slice(0, kept);
}

function accumulate(
  scores: Float64Array,
  postings: readonly Posting[] | undefined,
  factor: number,
): void {
  for (const { at, weight } of postings ?? []) scores[at] = (scores[at] ?? 0) + weight * factor;
}

type Nearest = { best: number; second: number; ask: AskEntry | undefined };

/** The two asks of each subject that are most like the question, by cosine. */
function nearestAsks(
  shared: Float64Array,
  total: number,
  { asks }: SearchIndex,
): ReadonlyMap<number, Nearest> {
  const nearest = new Map<number, Nearest>();
  for (let at = 0; at < shared.length; at++) {
    const ask = asks[at];
    if (ask === undefined || shared[at] === 0) continue;
    const likeness =
      (shared[at] ?? 0) / Math.sqrt((ask.weight + lengthFloor) * (total + lengthFloor));
    const so = nearest.get(ask.subject);
    if (so === undefined) nearest.set(ask.subject, { best: likeness, second: 0, ask });
    else if (likeness > so.best) {
      nearest.set(ask.subject, { best: likeness, second: so.best, ask });
    } else if (likeness > so.second) so.second = likeness;
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
