import type { types } from '@slack/bolt';
import { section } from '../answer-blocks.ts';
import { commandName, exampleActionPrefix } from '../ids.ts';
import type { Message } from '../last-gate.ts';
import { plain } from '../option-blocks.ts';

/** Examples under a welcome. */
export const maxExamples = 3;

/** Said once to a channel that invited the app. */
export function channelWelcome(examples: readonly string[]): Message {
  return welcome(
    'Thanks for having me. I answer one question: *who owns this on AWS?* AWS, you, or both, and where the line runs, with the AWS pages that say so.\nMention me, or just ask; I speak up only when I am sure, and in the thread.',
    examples,
    `A tip a day for this channel: \`${commandName} tips\`. To ask unseen: \`${commandName} your question\`.`,
  );
}

/** Said once to a person who opens the direct message. */
export function directWelcome(examples: readonly string[]): Message {
  return welcome(
    'Hello. I answer one question: *who owns this on AWS?* AWS, you, or both, and where the line runs, with the AWS pages that say so.\nWrite it here in your own words; afterwards “and for Lambda?” is enough.',
    examples,
    `A tip a day: type \`${commandName} tips\` in a channel. Everything else is under _Home_, above.`,
  );
}

function welcome(text: string, examples: readonly string[], hint: string): Message {
  return {
    text: text.replaceAll('*', ''),
    blocks: [section(text), exampleBlock(examples), context(hint)],
  };
}

function exampleBlock(examples: readonly string[]): types.ActionsBlock {
  const elements = examples.slice(0, maxExamples).map(
    (question, at): types.Button => ({
      type: 'button',
      action_id: `${exampleActionPrefix}${at}`,
      text: plain(question),
      value: question,
    }),
  );
  return { type: 'actions', elements };
}

function context(text: string): types.ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}
