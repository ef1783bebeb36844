import { expect, it, onTestFinished, vi } from 'vitest';
import { clickable } from '../fake-slack/check-message.ts';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { connected, emptyFolder } from './program.ts';
import { bySocket, type Program } from './spawned.ts';

/** Time that the process's clock is ahead of the one before: longer than an event's lease of 12 s. */
const leapMs = 15_000;

/** A lease takes 12 s by the real clock, and a start up to ten on a busy machine. */
const timeoutMs = 100_000;
vi.setConfig({ testTimeout: timeoutMs });

const questions = [
  'who patches the operating system on RDS?',
  'is encryption of S3 buckets our job?',
  'who is responsible for security groups?',
  'does aws guard the data centres?',
  'who patches lambda runtimes?',
] as const;

type Scene = {
  readonly fake: FakeSlack;
  /** A new process on the same store, its clock `leaps` leases ahead. */
  readonly start: (leaps: number) => Promise<Program>;
};

async function scene(): Promise<Scene> {
  const fake = await startFakeSlack({ ackWithinMs: 1000 });
  onTestFinished(() => fake.close());
  const cwd = emptyFolder();
  const start = (leaps: number): Promise<Program> => {
    const clock = new Date(Date.now() + leaps * leapMs).toISOString();
    const environment = bySocket(fake);
    return connected(leaps === 0 ? environment : { ...environment, SRM_CLOCK: clock }, { cwd });
  };
  return { fake, start };
}

/** A mention with its twin, each delivered until it is acknowledged, however often that takes. */
function mention(fake: FakeSlack, text: string): { ts: string; taken: Promise<unknown> } {
  const said = { text: `<@UBOT> ${text}` };
  const ts = fake.write(said);
  return { ts, taken: Promise.all(fake.eventsOf(said, ts).map((body) => untilTaken(fake, body))) };
}

async function untilTaken(fake: FakeSlack, body: object): Promise<void> {
  await fake.send(body).catch(() => untilTaken(fake, body));
}

async function killed(program: Program): Promise<void> {
  program.kill('SIGKILL');
  expect(await program.exit).toEqual({ code: null, signal: 'SIGKILL' });
}

/** Stops it when it has worked off what it took, and what its predecessors left. */
async function stopped(program: Program): Promise<void> {
  program.kill('SIGTERM');
  expect(await program.exit).toEqual({ code: 0, signal: null });
}

/** How many answers stand below each message, by their metadata; Slack took all of them as they were. */
function answers(fake: FakeSlack, asked: readonly string[]): readonly number[] {
  const words = fake.calls('chat.postMessage').map(({ answer }) => answer);
  expect(words.filter((word) => !/^(?:ok|cut|500)$/.test(word))).toEqual([]);
  return asked.map((ts) => {
    const posted = fake.posted('C1', ts);
    for (const { metadata } of posted) {
      expect(metadata).toMatchObject({
        event_type: 'srm_answer',
        event_payload: { kind: expect.any(String) },
      });
    }
    return posted.length;
  });
}

it('answers within a lease and a look when killed right after the post, by the real clock', async () => {
  const { fake, start } = await scene();
  const first = await start(0);
  fake.fail('chat.postMessage', { kind: 'hangs after' });
  const { ts, taken } = mention(fake, questions[0]);
  await taken;
  await fake.until(() => fake.calls('chat.postMessage').length === 1);
  await killed(first);

  const second = await start(0);
  await second.says('"msg":"answered"');
  await stopped(second);

  expect(answers(fake, [ts])).toEqual([1]);
  expect(fake.calls('conversations.replies').length).toBeGreaterThan(0);
  expect(fake.calls('chat.postMessage')).toHaveLength(1);
});

/** Place of the first element of a kind among all that can be clicked. */
function placeOf(type: 'button' | 'static_select', blocks: unknown): { readonly at: number } {
  return { at: clickable(blocks).findIndex((element) => element.type === type) };
}

it('answers once what arrives three times, and a mention with its twin', async () => {
  const { fake, start } = await scene();
  const program = await start(0);
  const said = { text: `<@UBOT> ${questions[0]}` };
  const ts = fake.write(said);
  const bodies = fake.eventsOf(said, ts);
  expect(bodies).toHaveLength(2);

  await Promise.all([...bodies, ...bodies, ...bodies].map((body) => fake.send(body)));
  await fake.until(() => fake.posted('C1', ts).length > 0);
  for (const body of bodies) await fake.send(body);
  await stopped(program);

  expect(answers(fake, [ts])).toEqual([1]);
});

it('answers once what arrives again at the next process', async () => {
  const { fake, start } = await scene();
  const first = await start(0);
  const said = { text: `<@UBOT> ${questions[0]}` };
  const ts = fake.write(said);
  const bodies = fake.eventsOf(said, ts);
  await Promise.all(bodies.map((body) => fake.send(body)));
  await first.says('"msg":"answered"');
  await killed(first);

  const second = await start(1);
  await Promise.all(bodies.map((body) => fake.send(body)));
  await stopped(second);

  expect(answers(fake, [ts])).toEqual([1]);
});

it('works off what it accepted before it ends on SIGTERM', async () => {
  const { fake, start } = await scene();
  const program = await start(0);
  fake.state.faults.set('chat.postMessage', [
    { kind: 'slow', ms: 500 },
    { kind: 'cut after' },
    { kind: 'status', status: 500, done: false },
  ]);
  const all = questions.map((text) => mention(fake, text));
  await Promise.all(all.map(({ taken }) => taken));

  await stopped(program);

  expect(
    answers(
      fake,
      all.map(({ ts }) => ts),
    ),
  ).toEqual(questions.map(() => 1));
});

it('shares once when killed right after the post and clicked again', async () => {
  const { fake, start } = await scene();
  const first = await start(0);
  await fake.command(questions[0]);
  await fake.until(() => fake.state.privates.length === 1);
  const [answer] = fake.state.privates;
  if (answer === undefined) throw new Error('no answer');

  const share = placeOf('button', answer.blocks);
  await Promise.all([fake.click(answer, share), fake.click(answer, share)]);
  await fake.until(() => fake.calls('chat.postMessage').length > 0);
  await killed(first);
  const second = await start(1);
  await Promise.all([fake.click(answer, share), fake.click(answer, share)]);
  await stopped(second);

  expect(fake.posted()).toHaveLength(1);
});

it('a pick that arrives three times leaves one message, which is the answer', async () => {
  const { fake, start } = await scene();
  const program = await start(0);
  const { ts } = mention(fake, 'who handles patching of the database engine?');
  await fake.until(() => fake.posted('C1', ts).length === 1);
  const [depends] = fake.posted('C1', ts);
  if (depends === undefined) throw new Error('no answer');
  expect(depends.metadata).toMatchObject({ event_payload: { kind: 'depends' } });

  const click = { channel: 'C1', ts: depends.ts, blocks: depends.blocks };
  const pick = placeOf('static_select', depends.blocks);
  await Promise.all([1, 2, 3].map(() => fake.click(click, pick)));
  await stopped(program);

  expect(answers(fake, [ts])).toEqual([1]);
  expect(depends.metadata).toMatchObject({ event_payload: { kind: 'responsibility' } });
});
