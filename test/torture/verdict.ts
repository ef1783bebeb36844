import { z } from 'zod';
import type { FakeSlack } from '../fake-slack/fake-slack.ts';
import type { StoredMessage } from '../fake-slack/state.ts';
import type { Asked } from './crowd.ts';

/** What is wrong, each thing by its place; nothing is what has to be found. */
export type Verdict = {
  /** Accepted, and not answered. */
  readonly lost: readonly string[];
  /** Answered more than once, accepted or not. */
  readonly twice: readonly string[];
  /** Edited, and the answer is to what the question said before. */
  readonly stale: readonly string[];
  readonly tipsLost: readonly string[];
  readonly tipsTwice: readonly string[];
  /** Direct messages in which the app introduced itself more than once. */
  readonly welcomedTwice: readonly string[];
  /** Messages of the app that answer nothing, are no tip and welcome nobody. */
  readonly strays: number;
};

const Metadata = z.object({
  event_type: z.string(),
  event_payload: z.object({ concern: z.string().optional() }),
});

export function judge(
  fake: FakeSlack,
  asked: readonly Asked[],
  tipChannels: readonly string[],
): Verdict {
  const answers = asked.map((one) => ({ one, found: answersTo(fake, one) }));
  const tips = tipChannels.map((channel) => ({ channel, found: tipsIn(fake, channel) }));
  const welcomes = welcomesIn(fake);
  const told = [...answers, ...tips, ...welcomes].flatMap(({ found }) => found).length;
  const concerns = concernsOf(answers);
  const isStale = ({ one, found: [answer] }: Answered): boolean =>
    one.edits > 0 && answer !== undefined && concernIn(answer) !== concerns.get(one.text);
  const named = (list: readonly Answered[]): readonly string[] => list.map(nameOf);
  return {
    lost: named(answers.filter(({ one, found }) => one.accepted && found.length === 0)),
    twice: named(answers.filter(({ found }) => found.length > 1)),
    stale: named(answers.filter(isStale)),
    tipsLost: tips.filter(({ found }) => found.length === 0).map(({ channel }) => channel),
    tipsTwice: tips.filter(({ found }) => found.length > 1).map(({ channel }) => channel),
    welcomedTwice: welcomes.filter(({ found }) => found.length > 1).map(({ channel }) => channel),
    strays: allPosted(fake).length - told,
  };
}

/** All that is wrong, a line each. */
export function wrongs({ strays, ...lists }: Verdict): readonly string[] {
  const lines = Object.entries(lists).flatMap(([what, places]) =>
    places.map((place) => `${what}: ${place}`),
  );
  return strays === 0 ? lines : [...lines, `strays: ${strays}`];
}

type Answered = { readonly one: Asked; readonly found: readonly StoredMessage[] };

function answersTo(fake: FakeSlack, { channel, root }: Asked): readonly StoredMessage[] {
  return fake.posted(channel, root).filter((message) => typeOf(message) === 'srm_answer');
}

function tipsIn(fake: FakeSlack, channel: string): readonly StoredMessage[] {
  return fake.posted(channel).filter((message) => typeOf(message) === 'srm_tip');
}

/** What the app says in direct messages outside threads. */
function welcomesIn(fake: FakeSlack) {
  const directs = [...fake.state.channels.values()].filter(({ type }) => type === 'im');
  return directs.map(({ id: channel }) => ({
    channel,
    found: fake.posted(channel).filter(({ threadTs }) => threadTs === undefined),
  }));
}

function allPosted({ state }: FakeSlack): readonly StoredMessage[] {
  return [...state.channels.values()].flatMap(({ messages }) =>
    messages.filter(({ botId }) => botId !== undefined),
  );
}

/** What is answered to each text, learnt from the questions that nobody edited. */
function concernsOf(answers: readonly Answered[]): ReadonlyMap<string, string> {
  return new Map(
    answers.flatMap(({ one, found: [answer] }) =>
      one.edits > 0 || answer === undefined ? [] : [[one.text, concernIn(answer)]],
    ),
  );
}

function concernIn({ metadata }: StoredMessage): string {
  return Metadata.parse(metadata).event_payload.concern ?? '';
}

function typeOf({ metadata }: StoredMessage): string {
  return Metadata.parse(metadata).event_type;
}

function nameOf({ one, found }: Answered): string {
  const { how, channel, ts, accepted, edits } = one;
  return `${how} ${channel}/${ts}${accepted ? '' : ' (not accepted)'}, ${edits} edits, ${found.length} answers`;
}
