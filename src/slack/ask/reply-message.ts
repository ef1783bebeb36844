import { answerMessage, type Circle } from '../answer-message.ts';
import type { Message } from '../last-gate.ts';
import { answerMetadata, type Metadata, noteMetadata } from '../metadata.ts';
import { apology, helpMessage, textOnlyNote } from '../notes.ts';
import type { Reply } from './hear.ts';

/** What is said: a reply that is no silence, or that there is none because something went wrong. */
export type Spoken = Exclude<Reply, { kind: 'silence' }> | { readonly kind: 'apology' };

/** A reply as Slack takes it. */
export type ReplyMessage = { readonly message: Message; readonly metadata: Metadata };

export function replyMessage(reply: Spoken, circle: Circle = { menu: true }): ReplyMessage {
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
    case 'apology':
      return { message: apology, metadata: noteMetadata };
    default:
      return reply satisfies never;
  }
}
