import type { Schedule } from '../../tips/schedule.ts';
import { commandName } from '../ids.ts';
import { dayText, whenText } from '../schedule-text.ts';
import { escaped } from '../text.ts';
import type { NextTip } from './next-tip.ts';
import { tipText } from './tip-message.ts';

/** A direct message has no name to show. */
export function placeText(channel: string): string {
  return channel.startsWith('D') ? 'this conversation' : `<#${channel}>`;
}

/** Why a tip came. */
export function whyText(schedule: Schedule, by: string): string {
  const who = by === '' ? '' : `, switched on by ${by}`;
  return `Daily tip for this channel${who}; ${whenText(schedule)}`;
}

/** Why a tip came before its time, or where none are on. */
export function nowText(by: string): string {
  return `Tip of the day, asked for by ${by}. Every day: ${commandName} tips`;
}

export function onText(channel: string, schedule: Schedule, next: NextTip): string {
  return `Daily tips are on for ${placeText(channel)}: ${escaped(whenText(schedule))}.${firstText(next)} To change that: \`${commandName} tips\`.`;
}

function firstText(next: NextTip): string {
  return next.kind === 'tip' ? ` The next one comes on ${dayText(next.due.day)}.` : '';
}

export function offText(channel: string, wasOn: boolean): string {
  return wasOn
    ? `Daily tips are off for ${placeText(channel)}. \`${commandName} tips on\` there brings them back.`
    : `Daily tips are off for ${placeText(channel)} already.`;
}

export function pausedText(channel: string, until: string): string {
  return `Daily tips for ${placeText(channel)} pause until ${dayText(until)}. \`${commandName} tips on\` there ends the pause.`;
}

/** What would come next, for the modal. */
export function previewText(next: NextTip, schedule: Schedule): string {
  if (next.kind !== 'tip') return `*The next tip*\n${noTipTexts[next.kind]}`;
  const when = `${dayText(next.due.day)} at ${schedule.time}`;
  return `*The next tip*  ·  ${when}\n${tipText(next.tip)}`;
}

/** Why none comes. */
export const noTipTexts = {
  'no day': 'None of these days comes in the next year: all of them are public holidays.',
  'no tip': 'No tip is about these topics. Choose others, or none for all.',
} as const satisfies Record<Exclude<NextTip['kind'], 'tip'>, string>;

/** Why nothing was changed. */
export const notes = {
  noTime: `That is no time. Write it like this: \`${commandName} tips on 09:30\`.`,
  notOn: `There are no daily tips here to pause. \`${commandName} tips on\` switches them on.`,
  noPause: `That is no pause. Write \`${commandName} tips pause 2w\`, or \`3d\`, \`1m\`, \`until 2027-01-07\`; a year at most.`,
  todaysIsHere: 'Today’s tip is in this channel already.',
} as const;

const reasons: ReadonlyMap<string, string> = new Map([
  ['is_archived', 'the channel is archived'],
  ['not_in_channel', 'I am no longer in the channel'],
]);

/** To whoever switched them on. */
export function endedText(channel: string, error: string): string {
  const reason = reasons.get(error) ?? 'the channel is gone, or I am no longer in it';
  return `The daily tips you switched on for <#${channel}> have ended: ${reason}. To have them again, invite me there and type \`${commandName} tips on\`.`;
}

export const tipsHelp = [
  '*Daily tips*: one thing worth doing or knowing a day, here',
  `• \`${commandName} tips\`: on or off, time, days, topics, and what comes next`,
  `• \`${commandName} tips on 09:30\`: on weekdays, at this time where you are`,
  `• \`${commandName} tips now\`: today’s tip, now`,
  `• \`${commandName} tips pause 2w\`: none for two weeks; also \`3d\`, \`1m\`, \`until 2027-01-07\``,
  `• \`${commandName} tips off\``,
].join('\n');
