import type { Concern } from '../knowledge/concern.ts';
import type { ServiceId } from '../knowledge/ids.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { Party } from '../knowledge/shapes.ts';
import { decide, maxReadings, type Reading } from '../matching/decide.ts';
import type { OwnerModel, OwnerOdds } from '../matching/owner-model.ts';
import { type Query, subjects } from '../matching/query.ts';
import type { Hit, Ranking } from '../matching/rank.ts';
import type { AskEntry, Subject } from '../matching/search-index.ts';
import { markNearness } from '../matching/threshold.ts';
import { placeOf, placeOwner } from './place.ts';

type ConcernHit = Hit & { readonly subject: Extract<Subject, { kind: 'concern' }> };

/**
 * Each hit with the owner that its cell gives, or the half that its nearest ask is marked with.
 * Definitions are asked for by their form, not by their place in the ranking.
 */
export function readingsOf(
  knowledge: KnowledgeBase,
  query: Query,
  ranking: Ranking,
  model: OwnerModel,
): readonly Reading[] {
  const oddsOf = model(query);
  const weighed = ranking.filter(isConcern).slice(0, maxReadings);
  return weighed.map((hit) => {
    const concern = knowledge.concern(hit.subject.id);
    const place = placeOf(knowledge, concern, servicesOf(query, hit));
    const owner = placeOwner(place);
    const said = oddsOf({ concern: concern.id, owner });
    const odds = isTurned(owner, usualOwner(knowledge, concern)) ? softened(said) : said;
    if (place.kind === 'depends' || owner === null) {
      return { hit, half: null, owner, halves: [], odds };
    }
    const { cell } = place.responsibility;
    const halves = Party.options.filter((party) => cell.owner !== 'none' && cell[party].length > 0);
    const half = markedAsk(hit)?.half ?? null;
    return { hit, half, owner: half ?? owner, halves, odds };
  });
}

/** The part of a concern that the words ask about, where the thread says which concern; null: all of it. */
export function halfOf(
  knowledge: KnowledgeBase,
  query: Query,
  { id }: Concern,
  model: OwnerModel,
): Party | null {
  const subject = { kind: 'concern', id } as const;
  const parts = { best: 1, second: 0, third: 0, document: 0, body: 0, fit: 1 };
  const hit = { subject, score: 1, parts, ask: undefined, coverage: 1 };
  const match = decide(readingsOf(knowledge, query, [hit], model), { floor: 0, sure: 0 });
  return match.kind === 'clear' ? match.best.half : null;
}

/** How much the words still say where a cell departs from the rule that most questions taught them. */
const unusualShare = 0.35;

function softened({ aws, customer, shared }: OwnerOdds): OwnerOdds {
  const [a, c, s] = [aws ** unusualShare, customer ** unusualShare, shared ** unusualShare];
  const total = a + c + s;
  return { aws: a / total, customer: c / total, shared: s / total };
}

/** Whether a cell gives to one party what is usually the other's. */
function isTurned(owner: Reading['owner'], usual: Reading['owner']): boolean {
  return (owner === 'aws' && usual === 'customer') || (owner === 'customer' && usual === 'aws');
}

/** Who owns a concern where no service is named. */
function usualOwner(knowledge: KnowledgeBase, concern: Concern): Reading['owner'] {
  return placeOwner(placeOf(knowledge, concern, []));
}

/** The services named, or the one that the nearest ask is about. */
export function servicesOf(query: Query, hit: Hit): readonly ServiceId[] {
  const named = subjects(query);
  const marked = markedAsk(hit)?.service ?? null;
  return named.length > 0 || marked === null ? named : [marked];
}

/** The nearest ask, if it is near enough for its marks to count. */
function markedAsk({ ask, parts }: Hit): AskEntry | undefined {
  return parts.best >= markNearness ? ask : undefined;
}

function isConcern(hit: Hit): hit is ConcernHit {
  return hit.subject.kind === 'concern';
}
