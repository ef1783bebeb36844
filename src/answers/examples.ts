import type { Ask, Concern } from '../knowledge/concern.ts';
import type { ServiceId } from '../knowledge/ids.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Message, Question } from '../knowledge/question.ts';
import type { ServiceModel } from '../knowledge/shapes.ts';
import { gateFeatures } from '../matching/gate.ts';
import type { GateExample } from '../matching/learn-gate.ts';
import type { OwnerExample } from '../matching/learn-owners.ts';
import type { Matcher } from '../matching/matcher.ts';
import { candidateFeatures, ownerFeatures } from '../matching/owner-features.ts';
import { type Query, subjects } from '../matching/query.ts';
import { standingOf } from './ask.ts';
import { placeOf, placeOwner } from './place.ts';

/** What a question with an owner of its own counts beside an ask, whose owner follows from a cell. */
const questionWeight = 2;

/** Every ask with the owner of what it asks about, and the questions, for the owner model to learn from. */
export function ownerExamples(
  knowledge: KnowledgeBase,
  matcher: Matcher,
  questions: readonly Question[],
): readonly OwnerExample[] {
  const asks = knowledge.concerns.flatMap((concern) =>
    [{ text: concern.name }, ...concern.asks].flatMap((ask, at) => {
      const marks: Partial<Ask> = ask;
      return [ask.text, framed(ask.text, at)].flatMap((text) => {
        const query = beside(matcher.understand(text), marks.service);
        const owner = marks.half ?? placeOwner(placeOf(knowledge, concern, subjects(query)));
        if (owner === null || owner === 'depends') return [];
        return [{ features: featuresOf(knowledge, query, concern), owner, weight: 1 }];
      });
    }),
  );
  const asked = questions.flatMap(({ question, owner, concern: id }) => {
    if (owner === 'depends') return [];
    const concern = id === undefined ? undefined : knowledge.concern(id);
    const features = featuresOf(knowledge, matcher.understand(question), concern);
    return [{ features, owner, weight: questionWeight }];
  });
  return [...asks, ...asked];
}

/** What a question counts for the gate beside a message written for it; it is asked, but nobody doubts that. */
const askedWeight = 0.5;

/** Messages marked asked or not, and the questions, for the gate to learn from. */
export function gateExamples(
  knowledge: KnowledgeBase,
  matcher: Matcher,
  messages: readonly Message[],
  questions: readonly Question[],
): readonly GateExample[] {
  const standing = standingOf(knowledge);
  const example = (text: string, asked: boolean, weight: number): GateExample => {
    const query = matcher.understand(text);
    return { features: gateFeatures(query, matcher.rank(query, standing)), asked, weight };
  };
  return [
    ...messages.map(({ question, asked }) => example(question, asked, 1)),
    ...questions.map(({ question }) => example(question, true, askedWeight)),
  ];
}

function featuresOf(
  knowledge: KnowledgeBase,
  query: Query,
  concern: Concern | undefined,
): Uint32Array {
  const modelOf = (id: ServiceId): ServiceModel => knowledge.service(id).model;
  const plain = ownerFeatures(query, modelOf);
  if (concern === undefined) return plain;
  const owner = placeOwner(placeOf(knowledge, concern, subjects(query)));
  const beside = candidateFeatures(query, modelOf)({ concern: concern.id, owner });
  return Uint32Array.from([...plain, ...beside]);
}

/** Ways to ask whose something is that say nothing about whose it is. */
const frames = [
  ['who is responsible for ', ''],
  ['', ': us or aws?'],
  ['who owns ', ''],
  ['is it us or amazon who does ', ''],
  ['whose job is ', ''],
  ['', ' - aws or the customer?'],
  ['who takes care of ', ''],
  ['', ', ours or theirs'],
  ['who handles ', ''],
  ['whose responsibility is ', '?'],
  ['who manages ', ' on aws'],
] as const;

/** An ask in one of the frames, so that none of them comes to stand for an owner. */
function framed(text: string, at: number): string {
  const [before, after] = frames[at % frames.length] ?? ['', ''];
  return `${before}${text}${after}`;
}

/** A query as if it had named the service that its ask is marked with. */
function beside(query: Query, service: ServiceId | undefined): Query {
  if (service === undefined || subjects(query).includes(service)) return query;
  const mention = { service, by: 'name', role: 'subject', negated: false, at: 0 } as const;
  return {
    ...query,
    mentions: [mention, ...query.mentions],
    terms: [...query.terms, { text: `@${service}`, weight: 1 }],
  };
}
