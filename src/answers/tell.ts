import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Answer } from './answer.ts';
import { blank } from './base.ts';
import { dependsAnswer } from './depends.ts';
import { overviewAnswer } from './overview.ts';
import { placeOf } from './place.ts';
import { responsibilityAnswer } from './responsibility.ts';

/** What somebody picked from the options of an answer; ids as they came back from outside. */
export type Picked = {
  readonly concern: string | null;
  readonly service: string | null;
  /** The question that the options answered. */
  readonly question: string;
};

/** The answer to what was picked; undefined when the knowledge no longer has it. */
export type Tell = (picked: Picked) => Answer | undefined;

export function createTell(knowledge: KnowledgeBase): Tell {
  return ({ concern: concernId, service: serviceId, question }) => {
    const base = blank(question, knowledge.version);
    const concern = concernId === null ? undefined : knowledge.findConcern(concernId);
    const service = serviceId === null ? undefined : knowledge.findService(serviceId);
    if (concern === undefined) {
      return service === undefined ? undefined : overviewAnswer(knowledge, service, base);
    }
    const place = placeOf(knowledge, concern, service === undefined ? [] : [service.id]);
    if (place.kind === 'depends') return dependsAnswer(knowledge, concern, base);
    const asked = { base, asserted: null, half: null };
    return responsibilityAnswer(knowledge, place.responsibility, place.named, asked);
  };
}
