import type { Concern } from '../knowledge/concern.ts';
import type { Service } from '../knowledge/service.ts';
import type { Answer, AnswerBase, AnswerOption } from './answer.ts';
import { capitalised } from './words.ts';

/** Several concerns could be meant and their owners differ: the person says which. */
export function choiceAnswer(
  concerns: readonly Concern[],
  service: Service | null,
  base: AnswerBase,
): Answer {
  return {
    ...base,
    kind: 'choice',
    service: service?.id ?? null,
    headline: 'That could mean more than one thing, and the owner differs. Which do you mean?',
    because: 'Pick one, or ask again in other words.',
    options: concernOptions(concerns, service),
  };
}

/** Nothing is near enough to answer from: says so, and offers what is nearest. */
export function unknownAnswer(
  concerns: readonly Concern[],
  service: Service | null,
  base: AnswerBase,
): Answer {
  const nearest = concerns.length === 0 ? '' : ' The nearest things I do know are below.';
  return {
    ...base,
    kind: 'unknown',
    service: service?.id ?? null,
    headline: 'I don’t know who owns that.',
    because: `I only answer who takes care of what on AWS, and nothing I know is close enough to be sure.${nearest} For a binding answer, ask your security team or AWS Support.`,
    options: concernOptions(concerns, service),
  };
}

/** The silence of an overheard message: `unknown` without a word. */
export function silence(base: AnswerBase): Answer {
  return { ...base, kind: 'unknown', options: [] };
}

function concernOptions(
  concerns: readonly Concern[],
  service: Service | null,
): readonly AnswerOption[] {
  return concerns.map(({ id, name }) => ({
    concern: id,
    ...(service === null ? {} : { service: service.id }),
    label: capitalised(service === null ? name : `${name} on ${service.name}`),
  }));
}
