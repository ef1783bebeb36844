import type { FakeSlack } from '../fake-slack/fake-slack.ts';
import type { Channel } from '../fake-slack/state.ts';
import type { Chance } from './seeded.ts';

/** A question, and what became of its events. */
export type Asked = {
  readonly how: 'mention' | 'in a thread' | 'direct' | 'overheard';
  readonly channel: string;
  readonly ts: string;
  /** `ts` of the thread in which its answer stands; one question a thread. */
  readonly root: string;
  /** What it says, as far as the app took it. */
  text: string;
  /** Whether the app acknowledged: then it has to be answered. */
  accepted: boolean;
  /** Texts that it had, as far as the app took them. */
  edits: number;
  /** Ends when Slack stops sending its events. */
  sent: Promise<void>;
};

export type Crowd = {
  readonly asked: readonly Asked[];
  /** Somebody asks something somewhere. */
  readonly ask: () => void;
  /** Somebody rewrites a question whose answer they see. */
  readonly edit: () => void;
  readonly settled: () => Promise<void>;
};

/** Clear enough to be answered where they are overheard; each has a concern of its own. */
const questions = [
  'who patches the operating system on RDS?',
  'is encryption of S3 buckets our job?',
  'who patches lambda runtimes?',
  'is bucket policy our responsibility or does aws own it?',
  'do we have to patch the rds engine ourselves or does aws?',
] as const;

/** Where people ask: more than one place, because Slack limits each. */
const channels = ['CQ0', 'CQ1', 'CQ2', 'CQ3', 'CQ4', 'CQ5', 'CQ6', 'CQ7'] as const;
const directs = ['DQ0', 'DQ1', 'DQ2', 'DQ3'] as const;

/** Share of questions that Slack stops sending after its tries, though nobody acknowledged. */
const shareDropped = 0.12;

/** People who ask, and rewrite what they asked. */
export function createCrowd(fake: FakeSlack, chance: Chance): Crowd {
  for (const id of channels) addChannel(fake, id, 'channel');
  for (const id of directs) addChannel(fake, id, 'im');
  const asked: Asked[] = [];

  function ask(): void {
    const one = write(fake, chance);
    asked.push(one.asked);
    const dropped = chance.is(shareDropped);
    one.asked.sent = send(fake, one.bodies, dropped).then((taken) => {
      one.asked.accepted = taken;
    });
  }

  function edit(): void {
    const seen = asked.filter(
      ({ channel, root, accepted }) => accepted && answersIn(fake, channel, root).length > 0,
    );
    const [first, ...more] = seen;
    if (first === undefined) return;
    const one = chance.pick([first, ...more]);
    const text = chance.pick(questions);
    one.sent = one.sent.then(async () => {
      const words = one.how === 'mention' || one.how === 'in a thread' ? `<@UBOT> ${text}` : text;
      if (fake.message(one.channel, one.ts).text === words) return;
      await untilTaken(fake, fake.rewrite(one.channel, one.ts, words));
      one.text = text;
      one.edits += 1;
    });
  }

  const settled = async (): Promise<void> => {
    await Promise.all(asked.map(({ sent }) => sent));
  };
  return { asked, ask, edit, settled };
}

/** The app's answers in a thread. */
export function answersIn(fake: FakeSlack, channel: string, root: string) {
  return fake.posted(channel, root);
}

function write(fake: FakeSlack, chance: Chance): { asked: Asked; bodies: readonly object[] } {
  const how = chance.pick(['mention', 'mention', 'in a thread', 'direct', 'overheard'] as const);
  const channel = how === 'direct' ? chance.pick(directs) : chance.pick(channels);
  const text = chance.pick(questions);
  const words = how === 'mention' || how === 'in a thread' ? `<@UBOT> ${text}` : text;
  const threadTs =
    how === 'in a thread' ? fake.write({ channel, text: 'a thread begins' }) : undefined;
  const said = { channel, text: words, ...(threadTs === undefined ? {} : { threadTs }) };
  const ts = fake.write(said);
  const asked: Asked = {
    how,
    channel,
    ts,
    root: threadTs ?? ts,
    text,
    accepted: false,
    edits: 0,
    sent: Promise.resolve(),
  };
  return { asked, bodies: fake.eventsOf(said, ts) };
}

/** Whether the app took one of the events: of a mention and its twin either will do. */
async function send(
  fake: FakeSlack,
  bodies: readonly object[],
  dropped: boolean,
): Promise<boolean> {
  const taken = await Promise.all(
    bodies.map((body) =>
      dropped
        ? fake.send(body).then(
            () => true,
            () => false,
          )
        : untilTaken(fake, body).then(() => true),
    ),
  );
  return taken.includes(true);
}

async function untilTaken(fake: FakeSlack, body: object): Promise<void> {
  await fake.send(body).catch(() => untilTaken(fake, body));
}

export function addChannel({ state }: FakeSlack, id: string, type: Channel['type']): void {
  const like = { team: state.team, name: id.toLowerCase(), type, members: ['U1', 'U2'] };
  state.channels.set(id, { id, ...like, joined: true, archived: false, messages: [] });
}
