import { expect, it, onTestFinished } from 'vitest';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import type { Fault, StoredMessage } from '../fake-slack/state.ts';
import { connected, emptyFolder } from './program.ts';
import { bySocket, type Program } from './spawned.ts';

/** Starts up to three processes each; alone that takes five seconds. */
const timeoutMs = 60_000;

type Scene = {
  readonly fake: FakeSlack;
  /** A new process on the same store, its clock at this instant. */
  readonly start: (clock: string) => Promise<Program>;
};

async function scene(): Promise<Scene> {
  const fake = await startFakeSlack({ ackWithinMs: 1000 });
  onTestFinished(() => fake.close());
  const cwd = emptyFolder();
  return { fake, start: (clock) => connected({ ...bySocket(fake), SRM_CLOCK: clock }, { cwd }) };
}

/** Subscribes at 09:30 Berlin time, shortly before that. */
async function subscribed(
  { fake, start }: Scene,
  clock = '2026-11-24T08:29:56Z',
): Promise<Program> {
  const program = await start(clock);
  await fake.command('tips on 09:30');
  await fake.until(() => fake.state.privates.length > 0);
  return program;
}

function tips(fake: FakeSlack): readonly StoredMessage[] {
  return fake.posted('C1').filter(({ metadata }) => JSON.stringify(metadata).includes('srm_tip'));
}

async function killed(program: Program): Promise<void> {
  program.kill('SIGKILL');
  expect(await program.exit).toEqual({ code: null, signal: 'SIGKILL' });
}

/** Asks something afterwards: when that is answered, the tips had every chance to be posted again. */
async function settled(fake: FakeSlack, program: Program): Promise<void> {
  const ts = fake.write({ text: '<@UBOT> who patches the OS on RDS?' });
  const said = { text: '<@UBOT> who patches the OS on RDS?' };
  await Promise.all(fake.eventsOf(said, ts).map((body) => fake.send(body)));
  await fake.until(() => fake.posted('C1', ts).length > 0);
  program.kill('SIGTERM');
  expect(await program.exit).toEqual({ code: 0, signal: null });
}

it('a tip comes at its minute, and once', { timeout: timeoutMs }, async () => {
  const set = await scene();
  const program = await subscribed(set);

  await set.fake.until(() => tips(set.fake).length > 0);

  await settled(set.fake, program);
  expect(tips(set.fake)).toHaveLength(1);
  expect(tips(set.fake)[0]?.metadata).toMatchObject({
    event_type: 'srm_tip',
    event_payload: { tip: expect.any(String), day: '2026-11-24', delivery: expect.any(String) },
  });
});

it.each<readonly [string, readonly Fault[]]>([
  ['as Slack takes the post', []],
  ['when the post was cut off after Slack had taken it', [{ kind: 'cut after' }]],
  ['when the post was cut off before', [{ kind: 'cut before' }]],
])('a tip is posted once, killed %s', { timeout: timeoutMs }, async (_when, faults) => {
  const set = await scene();
  set.fake.state.faults.set('chat.postMessage', [...faults]);
  const program = await subscribed(set);
  const before = set.fake.calls('chat.postMessage').length;
  await set.fake.until(() => set.fake.calls('chat.postMessage').length > before);
  await killed(program);
  set.fake.state.faults.clear();

  const next = await set.start('2026-11-24T08:40:00Z');
  await set.fake.until(() => tips(set.fake).length > 0);

  await settled(set.fake, next);
  expect(tips(set.fake)).toHaveLength(1);
});

it('a tip killed before its minute is posted when the process is back within two hours', {
  timeout: timeoutMs,
}, async () => {
  const set = await scene();
  await killed(await subscribed(set, '2026-11-24T08:00:00Z'));

  const next = await set.start('2026-11-24T10:29:00Z');
  await set.fake.until(() => tips(set.fake).length > 0);

  await settled(set.fake, next);
  expect(tips(set.fake)).toHaveLength(1);
});

it('a tip two hours and a minute late is left out', { timeout: timeoutMs }, async () => {
  const set = await scene();
  await killed(await subscribed(set, '2026-11-24T08:00:00Z'));

  const next = await set.start('2026-11-24T10:31:00Z');

  await settled(set.fake, next);
  expect(tips(set.fake)).toHaveLength(0);
});
