import type { AckFn, RespondArguments, RespondFn } from '@slack/bolt';
import type { Ask } from '../../answers/answer.ts';
import type { Store } from '../../store/store.ts';
import { answerMessage } from '../answer-message.ts';
import { Command } from '../interactions.ts';
import { pastLastGate } from '../last-gate.ts';
import { keepUnanswered } from '../memory.ts';
import { helpMessage } from '../notes.ts';
import { questionText } from '../text.ts';

export type CommandParts = {
  readonly ask: Ask;
  readonly store: Store;
  readonly now: () => Date;
};

/** The part of Bolt's arguments that is read. */
export type CommandArgs = {
  readonly command: unknown;
  readonly ack: AckFn<string | RespondArguments>;
  readonly respond: RespondFn;
};

/** Words after the command that ask for help. */
const help = /^(?:help|\?)?$/i;

/** Answers privately; the person may share it. */
export const onCommand =
  (parts: CommandParts) =>
  async ({ command, ack, respond }: CommandArgs): Promise<void> => {
    await ack();
    const { text, team } = Command.parse(command);
    const question = questionText(text);
    const answer = help.test(question) ? undefined : parts.ask(question);
    const message = answer === undefined ? helpMessage : answerMessage(answer, { private: true });
    await respond({ ...pastLastGate(message), response_type: 'ephemeral' });
    if (answer !== undefined) await keepUnanswered(parts, team, answer);
  };
