import type { Concern } from '../knowledge/concern.ts';
import type { ServiceId } from '../knowledge/ids.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Service } from '../knowledge/service.ts';
import { claimedOwner } from '../matching/asserted.ts';
import type { Match, Reading } from '../matching/decide.ts';
import { isComparing } from '../matching/framing.ts';
import { type Query, subjects } from '../matching/query.ts';
import type { Hit, Ranking } from '../matching/rank.ts';
import type { Answer, AnswerBase } from './answer.ts';
import { choiceAnswer, unknownAnswer } from './choice.ts';
import { concernComparison, serviceComparison } from './comparison.ts';
import { concernDefinition, definitionAnswer } from './definition.ts';
import { dependsAnswer } from './depends.ts';
import { frameworkAnswer } from './framework.ts';
import { type Intent, intentOf } from './intent.ts';
import { overviewAnswer } from './overview.ts';
import { placeOf } from './place.ts';
import { servicesOf } from './readings.ts';
import { responsibilityAnswer } from './responsibility.ts';

/** What a reply is made from. */
export type Heard = {
  readonly query: Query;
  readonly ranking: Ranking;
  readonly match: Match;
  readonly base: AnswerBase;
};

/** Match -> answer, after the kinds that are no question about one concern. */
export function reply(knowledge: KnowledgeBase, heard: Heard): Answer {
  const intent = intentOf(knowledge, heard.query, heard.ranking);
  return intent.kind === 'concern' ? matched(knowledge, heard) : atLarge(knowledge, heard, intent);
}

function atLarge(
  knowledge: KnowledgeBase,
  { base }: Heard,
  intent: Exclude<Intent, { kind: 'concern' }>,
): Answer {
  switch (intent.kind) {
    case 'definition':
      return definitionAnswer(knowledge.definition(intent.definition), base);
    case 'term': {
      const concern = knowledge.concern(intent.concern);
      return concernDefinition(concern, placeOf(knowledge, concern, []), base);
    }
    case 'overview':
      return overviewAnswer(knowledge, intent.service, base);
    case 'comparison':
      return serviceComparison(knowledge, intent.services, base);
    case 'framework':
      return frameworkAnswer(knowledge, intent, base);
    default:
      return intent satisfies never;
  }
}

function matched(knowledge: KnowledgeBase, heard: Heard): Answer {
  const { query, ranking, match, base } = heard;
  switch (match.kind) {
    case 'none':
      return unknownAnswer(concernsOf(knowledge, ranking), serviceOf(knowledge, query), base);
    case 'ambiguous': {
      const concerns = concernsOf(
        knowledge,
        match.candidates.map(({ hit }) => hit),
      );
      return choiceAnswer(concerns, serviceOf(knowledge, query), base);
    }
    case 'clear':
      return readingAnswer(knowledge, heard, match.best);
    default:
      return match satisfies never;
  }
}

function readingAnswer(
  knowledge: KnowledgeBase,
  { query, base }: Heard,
  { hit, half }: Reading,
): Answer {
  if (hit.subject.kind === 'definition') {
    return definitionAnswer(knowledge.definition(hit.subject.id), base);
  }
  const concern = knowledge.concern(hit.subject.id);
  return concernAnswer(knowledge, concern, servicesOf(query, hit), { query, base, half });
}

/** What is asked of a concern, beside which services. */
type AskedOf = {
  readonly query: Query;
  readonly base: AnswerBase;
  readonly half: 'aws' | 'customer' | null;
};

/** A concern on the services named: one cell, several side by side, or "it depends". */
export function concernAnswer(
  knowledge: KnowledgeBase,
  concern: Concern,
  services: readonly ServiceId[],
  { query, base, half }: AskedOf,
): Answer {
  const place = placeOf(knowledge, concern, services);
  if (place.kind === 'depends') return dependsAnswer(knowledge, concern, base);
  if (services.length > 1 && isComparing(query)) {
    return concernComparison(knowledge, concern, services.map(knowledge.service), base);
  }
  const asked = { base, asserted: claimedOwner(query, base.question), half };
  return responsibilityAnswer(knowledge, place.responsibility, place.named, asked);
}

/** Most concerns offered. */
const maxOffered = 3;

function concernsOf(knowledge: KnowledgeBase, hits: readonly Hit[]): readonly Concern[] {
  return hits
    .flatMap(({ subject }) => (subject.kind === 'concern' ? [knowledge.concern(subject.id)] : []))
    .slice(0, maxOffered);
}

function serviceOf(knowledge: KnowledgeBase, query: Query): Service | null {
  const [id] = subjects(query);
  return id === undefined ? null : knowledge.service(id);
}
