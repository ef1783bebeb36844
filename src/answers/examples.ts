import type { ConcernId, ServiceId } from '../knowledge/ids.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Question } from '../knowledge/question.ts';
import type { Owner, ServiceModel } from '../knowledge/shapes.ts';
import type { OwnerExample } from '../matching/learn-owners.ts';
import type { Matcher } from '../matching/matcher.ts';
import { concernFeatures, ownerFeatures } from '../matching/owner-features.ts';
import { type Query, subjects } from '../matching/query.ts';
import { placeOf, placeOwner } from './place.ts';

/** What a question with an owner of its own counts beside an ask, whose owner follows from a cell. */
const questionWeight = 3;

/** Every ask with the owner of what it asks about, and the questions, for the owner model to learn from. */
export function ownerExamples(
  knowledge: KnowledgeBase,
  matcher: Matcher,
  questions: readonly Question[],
): readonly OwnerExample[] {
  const modelOf = (id: ServiceId): ServiceModel => knowledge.service(id).model;
  const example = (
    query: Query,
    concern: ConcernId | undefined,
    owner: Owner,
    weight: number,
  ): OwnerExample => {
    const beside = concern === undefined ? [] : concernFeatures(query, concern, modelOf);
    const features = Uint32Array.from([...ownerFeatures(query, modelOf), ...beside]);
    return { features, owner, weight };
  };
  const asks = knowledge.concerns.flatMap((concern) =>
    [{ text: concern.name }, ...concern.asks].flatMap((ask) => {
      const query = beside(
        matcher.understand(ask.text),
        'service' in ask ? ask.service : undefined,
      );
      const half = 'half' in ask ? ask.half : undefined;
      const owner = half ?? placeOwner(placeOf(knowledge, concern, subjects(query)));
      return owner === null || owner === 'depends' ? [] : [example(query, concern.id, owner, 1)];
    }),
  );
  const asked = questions.flatMap(({ question, owner, concern }) =>
    owner === 'depends'
      ? []
      : [example(matcher.understand(question), concern, owner, questionWeight)],
  );
  return [...asks, ...asked];
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
