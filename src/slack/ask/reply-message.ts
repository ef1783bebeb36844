import { answerMessage, type Circle } from '../answer-message.ts';
import type { Message } from '../last-gate.ts';
import { answerMetadata, type Metadata, noteMetadata } from '../metadata.ts';
import { helpMessage, textOnlyNote } from '../notes.ts';
import type { Reply } from './hear.ts';

/** A reply as Slack takes it; silence is none. */
export type ReplyMessage = { readonly message: Message; readonly metadata: Metadata };

export function replyMessage(
  reply: Exclude<Reply, { kind: 'silence' }>,
  circle: Circle = { menu: true },
): ReplyMessage {
  switch (reply.kind) {
    case 'answer':
      return {
        message: answerMessage(reply.answer, circle),
        metadata: answerMetadata(reply.answer),
      };
    case 'help':
      return { message: helpMessage, metadata: noteMetadata };
    case 'text only':
      return { message: textOnlyNote, metadata: noteMetadata };
    default:
      return reply satisfies never;
  }
}
