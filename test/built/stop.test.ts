import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { freePort } from '../slack/stage.ts';
import { connected, emptyFolder } from './program.ts';
import { byHttp, bySocket, type Environment, signingSecret } from './spawned.ts';

const timeoutMs = 60_000;

/** Longest stop after a signal. */
const stopWithinMs = 10_000;

const modes = ['Socket Mode', 'HTTP'] as const;

/** The fake, and how the program reaches it. */
async function scene(mode: (typeof modes)[number]) {
  const port = await freePort();
  const http = { target: `http://127.0.0.1:${port}/slack/events`, signingSecret };
  const fake = await startFakeSlack(mode === 'HTTP' ? { http } : {});
  onTestFinished(() => fake.close());
  const environment = mode === 'HTTP' ? byHttp(fake, port) : bySocket(fake);
  return { fake, environment, cwd: emptyFolder() };
}

/** Says it, and waits until the app has begun to post. */
async function begun(fake: FakeSlack, text: string): Promise<string> {
  const posts = (): number =>
    fake.state.begun.filter((method) => method === 'chat.postMessage').length;
  const before = posts();
  const asked = await fake.say({ text });
  await fake.until(() => posts() > before);
  return asked;
}

const question = '<@UBOT> who patches the OS on RDS?';

describe.each(modes)('SIGTERM in %s', (mode) => {
  it('finishes the answer that is on its way, then ends with 0', {
    timeout: timeoutMs,
  }, async () => {
    const { fake, environment, cwd } = await scene(mode);
    const METRICS_PORT = String(await freePort());
    const program = await connected({ ...environment, METRICS_PORT }, { cwd });
    fake.fail('chat.postMessage', { kind: 'slow', ms: 4000 });
    const asked = await begun(fake, question);

    const start = Date.now();
    program.kill('SIGTERM');
    const ready = () => fetch(`http://127.0.0.1:${METRICS_PORT}/readyz`);
    await expect
      .poll(async () => (await ready()).text(), { timeout: 3000 })
      .toContain('"program":"stopping"');

    expect(await program.exit).toEqual({ code: 0, signal: null });
    expect(Date.now() - start).toBeLessThan(stopWithinMs);
    expect(fake.posted('C1', asked)).toHaveLength(1);
    expect(program.stdout()).not.toMatch(/"level":[456]0/);
  });

  it('leaves to the next start what Slack puts off for longer', {
    timeout: timeoutMs,
  }, async () => {
    const { fake, environment, cwd } = await scene(mode);
    const program = await connected(environment, { cwd });
    fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 60 });
    const asked = await begun(fake, question);

    const start = Date.now();
    program.kill('SIGTERM');

    expect(await program.exit).toEqual({ code: 0, signal: null });
    expect(Date.now() - start).toBeLessThan(stopWithinMs);
    const next = await connected(environment, { cwd });
    await fake.until(() => fake.posted('C1', asked).length > 0);
    next.kill('SIGTERM');
    expect(await next.exit).toEqual({ code: 0, signal: null });
    expect(fake.posted('C1', asked)).toHaveLength(1);
  });
});

it('what takes longer than ten seconds is left to the next start, with a line and exit code 1', {
  timeout: timeoutMs,
}, async () => {
  const { fake, environment, cwd } = await scene('Socket Mode');
  const program = await connected(environment, { cwd });
  const asked = await begun(fake, question);
  await fake.until(() => fake.posted('C1', asked).length === 1);
  // Each is kept to in turn: a change may come late, a second post may not.
  const patience = { kind: 'limited', retryAfterS: 7 } as const;
  fake.fail('chat.update', patience, patience);
  await fake.edit('C1', asked, '<@UBOT> who patches the OS on EC2?');
  await fake.until(() => fake.calls('chat.update').length === 1);

  program.kill('SIGTERM');

  expect(await program.exit).toEqual({ code: 1, signal: null });
  expect(program.stdout()).toContain('"msg":"stopped before all was finished"');
  // Whoever was at it could still be, for half a minute.
  const SRM_CLOCK = new Date(Date.now() + 60_000).toISOString();
  const next = await connected({ ...environment, SRM_CLOCK }, { cwd });
  await fake.until(() => fake.posted('C1', asked)[0]?.text.includes('EC2') === true);
  next.kill('SIGTERM');
  expect(await next.exit).toEqual({ code: 0, signal: null });
});

describe('what nobody expected', () => {
  /** Runs in the program's own process, a moment after its start. */
  const lateCode = (code: string): Environment => {
    const source = `setTimeout(() => { ${code} }, 2500)`;
    return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(source)}` };
  };

  it.each([
    ['a rejection that nobody handles', `Promise.reject(new Error('out of the blue'))`],
    ['an error that nobody catches', `throw new Error('out of the blue')`],
  ])(
    '%s ends the process with 1, after a line in the log',
    { timeout: timeoutMs },
    async (_, code) => {
      const { environment, cwd } = await scene('Socket Mode');

      const program = await connected({ ...environment, ...lateCode(code) }, { cwd });

      expect(await program.exit).toEqual({ code: 1, signal: null });
      const last = program.stdout().trimEnd().split('\n').at(-1) ?? '';
      expect(JSON.parse(last)).toMatchObject({
        level: 60,
        err: { message: 'out of the blue' },
        msg: 'unexpected error',
      });
    },
  );
});
