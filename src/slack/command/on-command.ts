import type { AckFn, RespondArguments, RespondFn } from '@slack/bolt';
import type { Ask } from '../../answers/answer.ts';
import { answerMessage } from '../answer-message.ts';
import { Command } from '../interactions.ts';
import { type Message, pastLastGate } from '../last-gate.ts';
import { helpMessage } from '../notes.ts';
import { questionText } from '../text.ts';

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
  (ask: Ask) =>
  async ({ command, ack, respond }: CommandArgs): Promise<void> => {
    await ack();
    const question = questionText(Command.parse(command).text);
    await respond({ ...pastLastGate(commandMessage(ask, question)), response_type: 'ephemeral' });
  };

function commandMessage(ask: Ask, question: string): Message {
  return help.test(question) ? helpMessage : answerMessage(ask(question), { private: true });
}
