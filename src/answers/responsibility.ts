import type { Concern } from '../knowledge/concern.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Responsibility } from '../knowledge/resolve.ts';
import type { Service } from '../knowledge/service.ts';
import { Owner, type Party } from '../knowledge/shapes.ts';
import type { Answer, AnswerBase } from './answer.ts';
import { answerAction } from './base.ts';
import { confirmed, headline, withLifecycle } from './headline.ts';
import { remembering } from './remembering.ts';
import { enumerate, ownerWord } from './words.ts';

/** What was asked of a cell, beside which cell it is. */
export type Asked = {
  readonly base: AnswerBase;
  /** The owner somebody claimed and wants confirmed. */
  readonly asserted: Owner | null;
  /** The party whose half the question is about. */
  readonly half: Party | null;
};

/** One cell of the matrix as an answer. `named` is false where the service is only the usual one. */
export function responsibilityAnswer(
  knowledge: KnowledgeBase,
  responsibility: Responsibility,
  named: boolean,
  { base, asserted, half }: Asked,
): Answer {
  const { concern, service, cell } = responsibility;
  const shown = named ? service : null;
  const owner = ownerOf(responsibility, half);
  const text = withLifecycle(headline(responsibility, shown, half), shown);
  const also = named ? '' : elsewhere(knowledge, concern, owner);
  const where = cell.where === undefined ? '' : ` ${cell.where}`;
  return {
    ...base,
    kind: 'responsibility',
    owner,
    concern: concern.id,
    service: named ? service.id : null,
    headline: confirmed(text, owner, asserted),
    because: `${cell.because}${where}${also}`,
    ...(cell.owner === 'none' ? {} : { aws: cell.aws, customer: cell.customer }),
    actions: responsibility.actions.map(answerAction),
    sources: responsibility.sources,
    reviewed: concern.reviewed,
  };
}

/** The owner that an answer states: the party whose part was asked about, else the cell's owner. */
export function ownerOf({ cell }: Responsibility, half: Party | null): Owner | null {
  if (cell.owner === 'none') return null;
  return half ?? cell.owner;
}

/** Most services named in one sentence about exceptions; more is a list nobody reads. */
const maxNamed = 4;

/** Where somebody else owns it than the general answer says, as sentences; empty when nowhere. */
export const elsewhere = remembering((knowledge, concern: Concern, owner: Owner | null): string => {
  const others = Owner.options.filter((option) => option !== owner);
  const parts = others.flatMap((option) => {
    const names = exceptionServices(knowledge, concern, option).map(({ name }) => name);
    if (names.length === 0) return [];
    const more = names.length - maxNamed;
    const shown = names.slice(0, maxNamed);
    return [`${ownerWord[option]} on ${enumerate(more > 0 ? [...shown, `${more} more`] : shown)}`];
  });
  return parts.length === 0 ? '' : ` Elsewhere it differs: ${parts.join('; ')}.`;
});

function exceptionServices(
  knowledge: KnowledgeBase,
  { exceptions }: Concern,
  owner: Owner,
): readonly Service[] {
  const named = new Set<string>(
    exceptions.flatMap((exception) => (exception.owner === owner ? exception.services : [])),
  );
  return knowledge.prominent.filter(({ id }) => named.has(id));
}
