import type { types } from '@slack/bolt';
import { z } from 'zod';
import { type Answer, type Topic, topicOf } from '../answers/answer.ts';
import { AnswerTopic } from '../store/topic.ts';
import { answerBlocks, echoBlocks } from './answer-message.ts';
import { answerModalId, askOnAction, modalChooseActionPrefix } from './ids.ts';
import { safeBlocks } from './last-gate.ts';
import { apology, goneNote, helpMessage } from './notes.ts';
import { plain } from './option-blocks.ts';
import { section } from './answer-blocks.ts';

/** What a modal remembers from one question to the next; it comes back with every click. */
export type ModalMemory = {
  readonly topic: Topic | null;
  /** Questions so far: the field of the next one has a name of its own, so that it starts empty. */
  readonly turn: number;
};

const Memory = z.object({ topic: AnswerTopic.nullable(), turn: z.int().min(0) });
const none: ModalMemory = { topic: null, turn: 0 };

/** What a modal sent back; anybody could have made it up. */
export function modalMemory(privateMetadata: string): ModalMemory {
  const json = z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  });
  const memory = json.pipe(Memory).safeParse(privateMetadata);
  return memory.success ? memory.data : none;
}
