import type { Concern } from '../knowledge/concern.ts';
import type { Definition } from '../knowledge/definition.ts';
import type { Answer, AnswerBase } from './answer.ts';
import { answerAction } from './base.ts';
import { headline } from './headline.ts';
import type { Place } from './place.ts';
import { capitalised } from './words.ts';

/** A term explained. */
export function definitionAnswer(
  { headline: line, owner, because, aws, customer, sources, reviewed }: Definition,
  base: AnswerBase,
): Answer {
  const told = { because, aws, customer, sources, reviewed };
  return { ...base, kind: 'definition', owner: owner ?? null, headline: line, ...told };
}

/** A concern explained, for who asks what it is and not yet who owns it; that comes second. */
export function concernDefinition(concern: Concern, place: Place, base: AnswerBase): Answer {
  const owned =
    place.kind === 'cell'
      ? headline(place.responsibility, null)
      : 'Who owns it depends on the service.';
  return {
    ...base,
    kind: 'definition',
    concern: concern.id,
    headline: `${capitalised(concern.name)}: ${concern.summary}`,
    because: owned,
    actions: concern.actions.slice(0, 2).map(answerAction),
    sources: concern.sources,
    reviewed: concern.reviewed,
  };
}
