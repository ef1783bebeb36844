import type { AckFn, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import type { Ask } from '../../answers/answer.ts';
import type { Store } from '../../store/store.ts';
import { answerMessage } from '../answer-message.ts';
import { pastLastGate } from '../last-gate.ts';
import { keepUnanswered } from '../memory.ts';
import { textOnlyNote } from '../notes.ts';
import { questionText } from '../text.ts';

export type ShortcutParts = {
  readonly ask: Ask;
  readonly store: Store;
  readonly now: () => Date;
};

/** The part of Bolt's arguments that is read. */
export type ShortcutArgs = {
  readonly body: unknown;
  readonly ack: AckFn<void>;
  readonly respond: RespondFn;
};

const MessageAction = z
  .object({
    team: z.object({ id: z.string() }).nullish(),
    user: z.object({ team_id: z.string().optional() }),
    message: z.object({ text: z.string().default(''), thread_ts: z.string().optional() }),
  })
  .transform(({ team, user, message }) => ({
    team: team?.id ?? user.team_id ?? '',
    text: message.text,
    /** The thread that the message is in, where it is in one. */
    threadTs: message.thread_ts,
  }));

/** Answers somebody's message to the person who asks about it, alone; they may share the answer. */
export const onWhoOwns =
  (parts: ShortcutParts) =>
  async ({ body, ack, respond }: ShortcutArgs): Promise<void> => {
    await ack();
    const { team, text, threadTs } = MessageAction.parse(body);
    const question = questionText(text);
    const answer = question === '' ? undefined : parts.ask(question);
    const message = answer === undefined ? textOnlyNote : answerMessage(answer, { private: true });
    await respond({
      ...pastLastGate(message),
      response_type: 'ephemeral',
      replace_original: false,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    });
    if (answer !== undefined) await keepUnanswered(parts, team, answer);
  };
