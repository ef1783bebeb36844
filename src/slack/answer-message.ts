import type { types } from '@slack/bolt';
import type { Answer } from '../answers/answer.ts';
import {
  actionBlocks,
  halfBlocks,
  headBlocks,
  ownerListBlocks,
  section,
  sourceBlocks,
} from './answer-blocks.ts';
import { withMenu } from './answer-menu.ts';
import { fallbackText } from './fallback-text.ts';
import { shareAction } from './ids.ts';
import type { Message } from './last-gate.ts';
import { clip, limits } from './limits.ts';
import { optionBlocks, plain } from './option-blocks.ts';
import { cleaned, escaped } from './text.ts';
import { buttonValue } from './values.ts';

/** Who sees it. A private answer stands alone: it repeats the question and can be shared. */
export type Circle = {
  readonly private?: boolean;
  readonly shared?: boolean;
  /** With a menu to mute and delete; for posted answers only. */
  readonly menu?: boolean;
};

/** Most of a question that is repeated. */
const maxEcho = 300;

/** Blocks kept free for the question above the answer and the button below it. */
const spare = 2;

/** Actions shown for each part of an answer to several questions. */
const partActions = 2;

/** An answer as a Slack message, inside all limits. */
export function answerMessage(answer: Answer, circle: Circle = {}): Message {
  const apart = circle.private === true || circle.shared === true;
  const blocks = answerBlocks(answer);
  return {
    text: fallbackText(answer),
    blocks: [
      ...(apart ? echoBlocks(answer.question) : []),
      ...(circle.menu === true ? withMenu(blocks) : blocks),
      ...(circle.private === true ? shareBlocks(answer) : []),
    ],
  };
}

/** The answer itself, with room left for what stands above and below it. */
export function answerBlocks(answer: Answer, prefix?: string): readonly types.KnownBlock[] {
  return within(bodyBlocks(answer, prefix));
}

function bodyBlocks(answer: Answer, prefix?: string): readonly types.KnownBlock[] {
  if (answer.kind === 'several') {
    return answer.parts.flatMap((part, at) => [
      ...(at === 0 ? [] : [divider]),
      ...partBlocks(part),
    ]);
  }
  return [
    ...headBlocks(answer),
    ...(answer.kind === 'depends'
      ? ownerListBlocks(answer)
      : [...halfBlocks(answer), ...actionBlocks(answer)]),
    ...optionBlocks(answer, prefix),
    ...sourceBlocks(answer),
  ];
}

/** The first blocks that fit one message together: what comes last matters least. */
function within(blocks: readonly types.KnownBlock[]): readonly types.KnownBlock[] {
  let length = 0;
  return blocks.slice(0, limits.blocks - spare).filter((block) => {
    length += JSON.stringify(block).length;
    return length <= limits.blocksText;
  });
}

const divider: types.DividerBlock = { type: 'divider' };

/** One answer of several: nothing to click, since a click replaces the whole message. */
function partBlocks(part: Answer): readonly types.KnownBlock[] {
  const choices =
    part.kind === 'choice' ? part.options.map(({ label }) => `• ${escaped(label)}`) : [];
  return [
    ...headBlocks(part),
    ...(part.kind === 'depends' ? ownerListBlocks(part) : halfBlocks(part)),
    ...actionBlocks(part, partActions),
    ...(choices.length === 0 ? [] : [section(choices.join('\n'))]),
    ...sourceBlocks(part),
  ];
}

/** The question as it was asked, as text that cannot name or notify anybody. */
export function echoBlocks(question: string): readonly types.KnownBlock[] {
  const text = clip(cleaned(question).trim(), maxEcho);
  if (text === '') return [];
  return [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }],
    },
  ];
}

function shareBlocks({ concern, service, question, kind }: Answer): readonly types.KnownBlock[] {
  const cell = kind === 'responsibility' ? concern : null;
  const button: types.Button = {
    type: 'button',
    action_id: shareAction,
    text: plain('Share to channel'),
    value: buttonValue({ concern: cell, service, question }),
  };
  return [{ type: 'actions', elements: [button] }];
}
