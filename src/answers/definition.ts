import type { Definition } from '../knowledge/definition.ts';
import type { Answer, AnswerBase } from './answer.ts';

/** A term explained. */
export function definitionAnswer(
  { headline, because, aws, customer, sources, reviewed }: Definition,
  base: AnswerBase,
): Answer {
  return { ...base, kind: 'definition', headline, because, aws, customer, sources, reviewed };
}
