import { expect, it, onTestFinished } from 'vitest';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { freePort } from '../slack/stage.ts';
import { connected, emptyFolder, run } from './program.ts';
import { byHttp, bySocket, type Program } from './spawned.ts';

const timeoutMs = 60_000;

/** Stands in questions here; no label may hold it. */
const word = 'quisquilien';

async function fakeSlack(): Promise<FakeSlack> {
  const fake = await startFakeSlack();
  onTestFinished(() => fake.close());
  return fake;
}

/** Address of the port that the program says it serves health and metrics on. */
function served(program: Program): string {
  const [, port] =
    /"port":(\d+),"msg":"health and metrics are served"/.exec(program.stdout()) ?? [];
  return `http://127.0.0.1:${port}`;
}

const textAt = async (url: string): Promise<string> => (await fetch(url)).text();

/** Looks again and again until a metric has the value; the program counts after Slack has been answered. */
async function reaches(program: Program, sample: string): Promise<void> {
  const url = `${served(program)}/metrics`;
  await expect.poll(() => textAt(url), { timeout: 10_000 }).toContain(`\n${sample}\n`);
}

it('counts what it does, without a word or an id in any label', {
  timeout: timeoutMs,
}, async () => {
  const fake = await fakeSlack();
  const environment = { ...bySocket(fake), METRICS_PORT: '0' };
  const program = await connected(environment, { cwd: emptyFolder() });
  fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 1 });

  const asked = await fake.say({ text: `<@UBOT> ${word}: who patches the OS on RDS?` });
  await fake.until(() => fake.posted('C1', asked).length === 1);
  await fake.command(`who patches lambda runtimes? ${word}`);
  await fake.until(() => fake.state.privates.length === 1);
  fake.fail('chat.postMessage', { kind: 'refused', error: 'is_archived' });
  await fake.say({ text: '<@UBOT> who patches the OS on EC2?' });

  for (const sample of [
    'srm_questions_total{way="message"} 2',
    'srm_questions_total{way="interaction"} 1',
    'srm_answers_total{way="message",kind="responsibility"} 1',
    'srm_answers_total{way="interaction",kind="responsibility"} 1',
    'srm_answer_seconds_count 1',
    'srm_deliveries_total{what="answer",state="done"} 1',
    'srm_deliveries_total{what="answer",state="released"} 1',
    'srm_slack_calls_total{method="chat.postMessage",result="ok"} 1',
    'srm_slack_calls_total{method="chat.postMessage",result="is_archived"} 1',
    'srm_slack_calls_total{method="chat.postMessage",result="http_429"} 1',
    'srm_slack_rate_limited_total{method="chat.postMessage"} 1',
    'srm_slack_connected 1',
    'srm_tips_lag_seconds 0',
  ]) {
    await reaches(program, sample);
  }
  const text = await textAt(`${served(program)}/metrics`);
  expect(text).toMatch(/\nsrm_knowledge_info\{version="\d{4}-\d\d-\d\d\.[\da-f]{8}"\} 1\n/);
  expect(text).toMatch(/\nprocess_resident_memory_bytes \d+\n/);
  expect(text).not.toMatch(/quisquilien|xoxb|xapp|"[CDGTUB][A-Z0-9]+"/);
  expect(program.stderr()).toBe('');
});

it('is not ready while Slack is away, and ready again when it is back', {
  timeout: timeoutMs,
}, async () => {
  const fake = await fakeSlack();
  const environment = { ...bySocket(fake), METRICS_PORT: '0' };
  const program = await connected(environment, { cwd: emptyFolder() });
  const status = async (): Promise<number> => (await fetch(`${served(program)}/readyz`)).status;
  expect(await status()).toBe(200);
  fake.fail('apps.connections.open', ...Array(3).fill({ kind: 'cut before' }));

  fake.socket.refresh();

  await expect.poll(status).toBe(503);
  expect(await textAt(`${served(program)}/readyz`)).toContain('"slack":"not connected"');
  expect(await textAt(`${served(program)}/healthz`)).toBe('ok\n');
  await expect.poll(status, { timeout: 15_000 }).toBe(200);
});

it('is off unless set, and never on the port that Slack calls', {
  timeout: timeoutMs,
}, async () => {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const fake = await startFakeSlack();
  onTestFinished(() => fake.close());
  const http = byHttp(fake, port);
  const off = await connected(http, { cwd: emptyFolder() });
  const paths = ['/metrics', '/readyz', '/healthz'];
  const statuses = async (at: number) =>
    Promise.all(paths.map(async (path) => (await fetch(`http://127.0.0.1:${at}${path}`)).status));
  expect(await statuses(port)).toEqual([404, 404, 404]);
  await expect(fetch(`http://127.0.0.1:${metricsPort}/healthz`)).rejects.toThrow();
  off.kill('SIGTERM');
  await off.exit;

  const on = await connected(
    { ...http, METRICS_PORT: String(metricsPort) },
    { cwd: emptyFolder() },
  );

  expect(await statuses(port)).toEqual([404, 404, 404]);
  expect(await statuses(metricsPort)).toEqual([200, 200, 200]);
  expect(on.stdout()).toContain('"host":"127.0.0.1"');
});

it('a port for it that is taken is refused', { timeout: timeoutMs }, async () => {
  const fake = await fakeSlack();
  const METRICS_PORT = new URL(fake.apiUrl).port;
  const program = run({ ...bySocket(fake), METRICS_PORT }, { cwd: emptyFolder() });
  expect((await program.exit).code).toBe(1);
  expect(program.complaints()).toEqual([
    expect.stringMatching(
      /^ConfigError: METRICS_HOST, METRICS_PORT: cannot listen on 127\.0\.0\.1:/,
    ),
  ]);
});
