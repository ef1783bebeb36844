import {
  type Answer,
  type Ask,
  type Hearing,
  type Topic,
  topicOf,
} from '../../src/answers/answer.ts';
import { type Item, messagesOf } from './item.ts';
import { type Outcome, outcomeOf } from './score.ts';

export type Result = { readonly item: Item; readonly answer: Answer; readonly outcome: Outcome };

/**
 * Where the messages are said: to the app, in a thread that begins with a mention, or in a channel
 * that it merely overhears.
 */
export type Setting = 'addressed' | 'thread' | 'overheard';

/** Asks every item, its earlier turns first. */
export function runItems(items: readonly Item[], ask: Ask, setting: Setting): readonly Result[] {
  return items.map((item) => {
    const answer = lastAnswer(messagesOf(item), ask, setting);
    return { item, answer, outcome: outcomeOf(item, answer) };
  });
}

/** As in Slack: what had no answer leaves the topic as it was. */
function lastAnswer(messages: readonly string[], ask: Ask, setting: Setting): Answer {
  const [first = '', ...rest] = messages;
  let answer = ask(first, { hearing: setting === 'overheard' ? 'overheard' : 'addressed' });
  let topic: Topic | undefined;
  for (const message of rest) {
    if (answer.kind !== 'unknown') topic = topicOf(answer);
    answer = ask(message, { hearing: hearingOf(setting, topic), previous: topic });
  }
  return answer;
}

/** A later message in a channel is only overheard until the app has said something. */
function hearingOf(setting: Setting, topic: Topic | undefined): Hearing {
  return setting === 'overheard' && topic !== undefined ? 'thread' : setting;
}

/** Whether anything is asked that has an answer. */
export function isAsked({ expected, kind }: Item): boolean {
  return expected !== null || kind !== undefined;
}
