import type { types } from '@slack/bolt';
import { z } from 'zod';
import { type Answer, type Topic, topicOf } from '../answers/answer.ts';
import { AnswerTopic } from '../store/topic.ts';
import { section } from './answer-blocks.ts';
import { answerBlocks, echoBlocks } from './answer-message.ts';
import { answerModalId, askOnAction, modalChooseActionPrefix } from './ids.ts';
import { type Message, safeBlocks } from './last-gate.ts';
import { plain } from './option-blocks.ts';
import { json } from './values.ts';

/** What a modal remembers from one question to the next; it comes back with every click. */
export type ModalMemory = {
  /** What was last answered; null when nothing was. */
  readonly topic: Topic | null;
  /** Answers so far. */
  readonly turn: number;
};

export const freshMemory: ModalMemory = { topic: null, turn: 0 };

const Memory = json.pipe(z.object({ topic: AnswerTopic.nullable(), turn: z.int().min(0) }));

/** The memory that a modal sent back; a made-up one is a fresh one. */
export function modalMemory(privateMetadata: string): ModalMemory {
  const memory = Memory.safeParse(privateMetadata);
  return memory.success ? memory.data : freshMemory;
}

/** An answer as a modal, with a field to go on asking. */
export function answerModal(answer: Answer, { topic, turn }: ModalMemory): types.ModalView {
  const blocks = [...echoBlocks(answer.question), ...answerBlocks(answer, modalChooseActionPrefix)];
  // "I don't know" is about nothing: the next question goes on from what was answered before it.
  const next = answer.kind === 'unknown' ? topic : topicOf(answer);
  return modal(blocks, { topic: next, turn: turn + 1 });
}

/** A message as a modal, with a field to ask. */
export function messageModal({ text, blocks }: Message, memory: ModalMemory): types.ModalView {
  const shown = blocks.length === 0 ? [section(text)] : blocks;
  return modal(shown, { ...memory, turn: memory.turn + 1 });
}

function modal(blocks: Message['blocks'], memory: ModalMemory): types.ModalView {
  return {
    type: 'modal',
    callback_id: answerModalId,
    title: plain('Who owns this?'),
    submit: plain('Ask'),
    close: plain('Close'),
    private_metadata: JSON.stringify(memory),
    blocks: safeBlocks([...blocks, askOnBlock(memory)]),
  };
}

/** The field of each turn has an id of its own: Slack would keep what stands in a field it knows. */
function askOnBlock({ topic, turn }: ModalMemory): types.InputBlock {
  const placeholder = topic === null ? 'Your question' : 'And for another service?';
  return {
    type: 'input',
    block_id: `${askOnAction}_${turn}`,
    label: plain(topic === null ? 'Ask' : 'Go on asking'),
    element: {
      type: 'plain_text_input',
      action_id: askOnAction,
      placeholder: plain(placeholder),
      max_length: 2000,
    },
  };
}
