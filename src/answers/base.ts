import type { Action } from '../knowledge/concern.ts';
import type { AnswerAction, AnswerBase } from './answer.ts';

export function blank(question: string, version: string): AnswerBase {
  return {
    question,
    owner: null,
    concern: null,
    service: null,
    headline: '',
    because: '',
    aws: [],
    customer: [],
    actions: [],
    sources: [],
    reviewed: '',
    version,
  };
}

/** Without the fields that only decide whether the action is for this service. */
export function answerAction({ do: imperative, checks, source }: Action): AnswerAction {
  return { do: imperative, checks, source };
}
