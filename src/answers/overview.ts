import type { Concern } from '../knowledge/concern.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Responsibility } from '../knowledge/resolve.ts';
import type { Service } from '../knowledge/service.ts';
import type { Answer, AnswerBase } from './answer.ts';
import { answerAction } from './base.ts';
import { withLifecycle } from './headline.ts';
import { remembering } from './remembering.ts';
import { capitalised, sentence } from './words.ts';

/** Longest list of each half, in concerns; the matrix has the rest. */
const maxLines = 12;

/** Of these, shared concerns on the customer's side, with the line between the parties. */
const maxShared = 4;

/** First actions shown; `srm checklist` has all. */
const maxActions = 6;

/** What is whose on one service: the concerns by owner, the most particular to it first. */
export function overviewAnswer(
  knowledge: KnowledgeBase,
  service: Service,
  base: AnswerBase,
): Answer {
  return { ...base, ...statement(knowledge, service, null) };
}

/** All of the answer but the question. */
type Statement = Omit<AnswerBase, 'question' | 'owner' | 'concern' | 'version'> & {
  readonly kind: 'overview';
};

const statement = remembering((knowledge, service: Service, _none: null): Statement => {
  const cells = particularFirst(knowledge, service);
  const owned = (owner: string) => cells.filter(({ cell }) => cell.owner === owner);
  const [aws, customer, shared] = [owned('aws'), owned('customer'), owned('shared')];
  const counts = `AWS owns ${aws.length} concerns, you own ${customer.length}, and ${shared.length} are shared.`;
  return {
    kind: 'overview',
    service: service.id,
    headline: withLifecycle(`${service.name}: ${counts}`, service),
    because: service.why,
    aws: aws.slice(0, maxLines).map(({ concern }) => line(concern)),
    customer: [
      ...customer.slice(0, maxLines - maxShared).map(({ concern }) => line(concern)),
      ...shared.slice(0, maxShared).map(sharedLine),
    ],
    actions: [...shared, ...customer]
      .flatMap(({ actions }) => actions.slice(0, 1))
      .slice(0, maxActions)
      .map(answerAction),
    sources: [{ title: `Security in ${service.name}`, url: service.security }],
    reviewed: service.reviewed,
  };
});

/** Cells of a service, those with a line of their own before the general ones. */
export function particularFirst(
  knowledge: KnowledgeBase,
  service: Service,
): readonly Responsibility[] {
  const cells = knowledge.concerns.map(({ id }) => knowledge.responsibility(id, service.id));
  const particular = ({ rule, concern, cell }: Responsibility): number => {
    // A line for this service alone says more about it than one for thirty.
    const shared = 'services' in cell && Array.isArray(cell.services) ? cell.services.length : 1;
    return (rule === 'model' ? 0 : 2 / shared) + (concern.home === service.id ? 1 : 0);
  };
  return [...cells].sort((a, b) => particular(b) - particular(a));
}

function line({ name }: Concern): string {
  return sentence(capitalised(name));
}

function sharedLine({ concern, cell }: Responsibility): string {
  return cell.owner === 'shared'
    ? `Shared, ${concern.name}: ${sentence(cell.line)}`
    : line(concern);
}
