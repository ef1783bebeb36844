import type { ConcernId, ServiceId } from '../knowledge/ids.ts';
import { nearestAsks } from './nearest.ts';
import { type Query, subjects } from './query.ts';
import type { AskEntry, SearchIndex, Subject } from './search-index.ts';
import { addTerms, type Common, createSums, forget, type Sums } from './sums.ts';

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

/** Most that saturation gives a term, k1 + 1 of BM25. */
const maxSaturation = 2.2;

/** Places kept of a ranking; nothing looks further down. */
const kept = 10;

/** Places whose standing to the services named is looked at: the factor moves nobody further. */
const weighed = 30;

/** Ranks queries over one index. */
export type Rank = (query: Query, standing: Fit) => Ranking;

/** Query -> the concerns and definitions most like it. Empty when no word is known. */
export function createRank(index: SearchIndex): Rank {
  const sums = createSums(index);
  return (query, standing) => {
    const common = addTerms(query.terms, index, sums);
    nearestAsks(sums, common.asks, common.total, index);
    const services = subjects(query);
    const hits = bestPlaces(common, sums)
      .map((at) => ({ at, fit: fitOf(index.subjects[at], services, standing) }))
      .sort((a, b) => (sums.scores[b.at] ?? 0) * b.fit - (sums.scores[a.at] ?? 0) * a.fit)
      .slice(0, kept)
      .flatMap((place) => hitAt(place, common.total, index, sums));
    forget(sums, common.subjects);
    return hits;
  };
}

/** The places whose standing is worth a look, best first; equal scores in the order of the knowledge. */
function bestPlaces({ total, subjects: count }: Common, sums: Sums): readonly number[] {
  const { met, scores } = sums;
  const best: number[] = [];
  for (let next = 0; next < count; next++) {
    const at = met[next] ?? 0;
    const score = scoreOf(partsAt(at, total, sums));
    scores[at] = score;
    const isBefore = (other: number | undefined): boolean => {
      if (other === undefined) return true;
      const theirs = scores[other] ?? 0;
      return score > theirs || (score === theirs && at < other);
    };
    if (!isBefore(best[weighed - 1])) continue;
    let to = Math.min(best.length, weighed - 1);
    for (; to > 0 && isBefore(best[to - 1]); to--) best[to] = best[to - 1] ?? 0;
    best[to] = at;
  }
  return best;
}

function partsAt(at: number, total: number, { documents, bodies, nearest }: Sums): Parts {
  const most = total * maxSaturation;
  return {
    best: nearest.best[at] ?? 0,
    second: nearest.second[at] ?? 0,
    third: nearest.third[at] ?? 0,
    document: (documents[at] ?? 0) / most,
    body: (bodies[at] ?? 0) / most,
    fit: 1,
  };
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

function hitAt(
  { at, fit }: { readonly at: number; readonly fit: number },
  total: number,
  { subjects: all, asks }: SearchIndex,
  sums: Sums,
): readonly Hit[] {
  const subject = all[at];
  if (subject === undefined) return [];
  return [
    {
      subject,
      score: (sums.scores[at] ?? 0) * fit,
      parts: { ...partsAt(at, total, sums), fit },
      ask: asks[sums.nearest.ask[at] ?? -1],
      coverage: (sums.known[at] ?? 0) / total,
    },
  ];
}

/** The kindest factor over the services named: "RDS in a VPC" may be about either. */
function fitOf(
  subject: Subject | undefined,
  services: readonly ServiceId[],
  standing: Fit,
): number {
  if (subject?.kind !== 'concern' || services.length === 0) return fits.general;
  return Math.max(...services.map((service) => fits[standing(subject.id, service)]));
}
