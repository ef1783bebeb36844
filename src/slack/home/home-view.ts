import type { types } from '@slack/bolt';
import type { LiveSubscription } from '../../store/subscription.ts';
import { section } from '../answer-blocks.ts';
import { examples } from '../examples.ts';
import {
  askBoxAction,
  askButtonAction,
  askExampleActionPrefix,
  commandName,
  tipsConfigureAction,
} from '../ids.ts';
import { safeBlocks } from '../last-gate.ts';
import { waysToAsk } from '../notes.ts';
import { plain } from '../option-blocks.ts';
import { dayText, whenText } from '../schedule-text.ts';
import { escaped } from '../text.ts';

/** Tips that a person switched on: the channel, and when in words. */
export type ChannelTips = { readonly channel: string; readonly when: string };

/**
 * A subscription in words: `weekdays at 09:30, Europe/Berlin; paused until Monday 7 December`.
 *
 * @param today `YYYY-MM-DD`; a pause that is over is not said.
 */
export function channelTips(
  { channel, schedule }: Pick<LiveSubscription, 'channel' | 'schedule'>,
  today: string,
): ChannelTips {
  const { pausedUntil } = schedule;
  const isPaused = pausedUntil !== null && pausedUntil > today;
  const pause = isPaused ? `; paused until ${dayText(pausedUntil)}` : '';
  return { channel, when: `${whenText(schedule)}${pause}` };
}

/** What one person's home shows beside what everybody's shows. */
export type Home = {
  readonly tips: readonly ChannelTips[];
  /** Version of the knowledge. */
  readonly version: string;
  readonly retentionDays: number;
};

/** Channels shown; whoever has more finds them by the command in each. */
const maxChannels = 20;

/** App Home: ask, my channels' tips, help, privacy. The same home twice is the same view. */
export function homeView(home: Home): types.HomeView {
  const blocks = [
    header('Who owns this on AWS?'),
    section(
      'Ask in your own words. I say whether it is *AWS*, *you*, or *both* and where the line runs, what to do next and how to check it, with the AWS pages that say so.',
    ),
    askBlock,
    askButtonBlock,
    note('Or try one of these; the answer opens here and only you see it.'),
    exampleBlock,
    divider,
    header('Tips in my channels'),
    ...tipBlocks(home.tips),
    divider,
    header('Ways to ask'),
    section(waysToAsk.join('\n')),
    divider,
    header('Privacy'),
    section(privacy(home.retentionDays).join('\n')),
    note(
      `Knowledge ${escaped(home.version)}  ·  every answer has its sources and the day of its review`,
    ),
  ];
  return { type: 'home', blocks: safeBlocks(blocks) };
}

const divider: types.DividerBlock = { type: 'divider' };

function header(text: string): types.HeaderBlock {
  return { type: 'header', text: plain(text) };
}

function note(text: string): types.ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}

/** Its ids never change, so that Slack keeps what somebody is writing when the home is published again. */
const askBlock: types.InputBlock = {
  type: 'input',
  block_id: askBoxAction,
  dispatch_action: true,
  label: plain('Your question'),
  element: {
    type: 'plain_text_input',
    action_id: askBoxAction,
    placeholder: plain(examples[0]),
    max_length: 2000,
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  },
};

/** For those who look for something to press, and for telephones. */
const askButtonBlock: types.ActionsBlock = {
  type: 'actions',
  elements: [{ type: 'button', action_id: askButtonAction, style: 'primary', text: plain('Ask') }],
};

const exampleBlock: types.ActionsBlock = {
  type: 'actions',
  elements: examples.map((question, at) => ({
    type: 'button',
    action_id: `${askExampleActionPrefix}${at}`,
    text: plain(question),
    value: question,
  })),
};

function tipBlocks(tips: readonly ChannelTips[]): readonly types.KnownBlock[] {
  if (tips.length === 0) {
    return [
      section(
        `One thing worth doing or knowing each day, in the channels that want it. You have not switched on any yet: type \`${commandName} tips\` in a channel.`,
      ),
    ];
  }
  const left = tips.length - maxChannels;
  return [
    ...tips.slice(0, maxChannels).map(channelBlock),
    ...(left > 0 ? [note(`and ${left} more`)] : []),
    note(`For another channel type \`${commandName} tips\` there.`),
  ];
}

function channelBlock({ channel, when }: ChannelTips): types.SectionBlock {
  return {
    ...section(`<#${channel}>   ${escaped(when)}`),
    accessory: {
      type: 'button',
      action_id: tipsConfigureAction,
      text: plain('Change'),
      value: channel,
    },
  };
}

/** What is kept and for how long, in the words of somebody who asks. */
function privacy(retentionDays: number): readonly string[] {
  return [
    '• A message to me is kept until it is answered, then its words are deleted',
    '• What you say to each other in a channel is never kept',
    `• For ${retentionDays} days: which messages I answered, which concern and service a thread was about, and questions I could not answer, without names, account numbers, addresses and keys`,
    '• Which channels get tips and who switched them on, and how a channel wants to be answered',
    `• \`${commandName} forget me\` removes what is kept under your name`,
    '• There is no language model: your words go to nobody else',
  ];
}
