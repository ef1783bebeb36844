import type { AckFn, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import type { Ask } from '../../answers/answer.ts';
import { answerMessage } from '../answer-message.ts';
import { pastLastGate } from '../last-gate.ts';
import { textOnlyNote } from '../notes.ts';
import { questionText } from '../text.ts';

export type ShortcutParts = { readonly ask: Ask };

/** The part of Bolt's arguments that is read. */
export type ShortcutArgs = {
  readonly body: unknown;
  readonly ack: AckFn<void>;
  readonly respond: RespondFn;
};

const MessageAction = z
  .object({
    message: z.object({ text: z.string().default(''), thread_ts: z.string().optional() }),
  })
  .transform(({ message: { text, thread_ts } }) => ({ text, threadTs: thread_ts }));

/**
 * Answers somebody's message to the person who asks about it, alone; they may share the answer. What
 * has no answer is not kept: whoever wrote the message did not write it to us.
 */
export const onWhoOwns =
  ({ ask }: ShortcutParts) =>
  async ({ body, ack, respond }: ShortcutArgs): Promise<void> => {
    await ack();
    const { text, threadTs } = MessageAction.parse(body);
    const question = questionText(text);
    const answer = question === '' ? undefined : ask(question);
    const message = answer === undefined ? textOnlyNote : answerMessage(answer, { private: true });
    await respond({
      ...pastLastGate(message),
      response_type: 'ephemeral',
      replace_original: false,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    });
  };
