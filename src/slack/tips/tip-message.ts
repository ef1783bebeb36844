import type { types } from '@slack/bolt';
import type { Tip } from '../../knowledge/tip.ts';
import { section } from '../answer-blocks.ts';
import { metadataType, tipAnswerAction, tipsOffAction } from '../ids.ts';
import type { Message } from '../last-gate.ts';
import type { Metadata } from '../metadata.ts';
import { plain } from '../option-blocks.ts';
import { bold, escaped } from '../text.ts';
import { buttonValue } from '../values.ts';
import { topicName } from './topic-name.ts';

/** A tip with the line that says why it came. */
export function tipMessage(tip: Tip, why: string): Message {
  return {
    text: `Tip of the day: ${escaped(tip.text)}`,
    blocks: [
      section(tipText(tip)),
      { type: 'actions', elements: [answerButton(tip), offButton] },
      { type: 'context', elements: [{ type: 'mrkdwn', text: escaped(why) }] },
    ],
  };
}

/** The tip itself, as it also stands in a preview. */
export function tipText({ text, topic }: Tip): string {
  return `💡  ${bold(topicName(topic))}\n${escaped(text)}`;
}

export function tipMetadata(tip: Tip, day: string): Metadata {
  return { event_type: metadataType.tip, event_payload: { tip: tip.id, day } };
}

function answerButton({ concern, service }: Tip): types.Button {
  return {
    type: 'button',
    action_id: tipAnswerAction,
    text: plain('The whole answer'),
    value: buttonValue({ concern, service: service ?? null, question: '' }),
  };
}

/** Everybody sees it: a slip of one finger must not end the tips of a channel. */
const offButton: types.Button = {
  type: 'button',
  action_id: tipsOffAction,
  text: plain('Turn tips off'),
  confirm: {
    title: plain('Turn daily tips off?'),
    text: plain('Nobody in this conversation will get tips any more.'),
    confirm: plain('Turn off'),
    deny: plain('Keep them'),
  },
};
