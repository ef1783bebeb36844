import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { signedRequest } from '../fake-slack/http-mode.ts';
import { openBrowser } from '../slack/install/browser.ts';
import { freePort } from '../slack/stage.ts';
import { connected, emptyFolder } from './program.ts';
import { type Environment, type Program, signingSecret } from './spawned.ts';

/** A word that stands in everything somebody writes; nothing of ours holds it. */
const marker = 'xylophone';
const key = randomBytes(32).toString('base64');
const clientSecret = 'fake-client-secret';
const stateSecret = 'fake-state-secret';

type Run = { readonly fake: FakeSlack; readonly program: Program; readonly base: string };

async function serving(): Promise<Run> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const fake = await startFakeSlack({ http: { target: `${base}/slack/events`, signingSecret } });
  onTestFinished(() => fake.close());
  fake.state.oauth.redirectUrl = `${base}/slack/oauth_redirect`;
  const environment: Environment = {
    SLACK_CLIENT_ID: fake.state.oauth.clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    TOKEN_KEYS: `k1:${key}`,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: fake.apiUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  return { fake, base, program: await connected(environment, { cwd: emptyFolder() }) };
}

/** Through the browser, as T7; before that once as nobody can. */
async function install({ fake, base }: Run): Promise<void> {
  fake.addWorkspace('T7', 'CT7', { installed: false });
  for (const code of [marker, undefined]) {
    const browser = openBrowser();
    const start = await browser.get(`${base}/slack/install`);
    const back = new URL((await browser.get(`${start.link}&as_team=T7`)).location);
    if (code !== undefined) back.searchParams.set('code', code);
    await browser.get(back.href);
  }
}

/** What a day brings: answers, what has none, private ones, refusals, faults, and what nobody should send. */
async function live({ fake, base }: Run): Promise<void> {
  const channel = 'CT7';
  const ask = `<@UBOTT7> who patches the operating system on RDS? ${marker}`;
  const ts = await fake.say({ channel, text: ask, user: `U${marker}` });
  await fake.until(() => fake.posted(channel, ts).length > 0);
  await fake.edit(channel, ts, `<@UBOTT7> who patches Lambda? ${marker}`);
  await fake.until(() => fake.calls('chat.update').length > 0);
  await fake.say({ channel, text: `<@UBOTT7> ${marker} ${marker}?` });
  await fake.say({ channel, text: `lunch? ${marker}` });
  await fake.command(`who encrypts S3 buckets? ${marker}`, { channel });
  await fake.command('forget me', { channel });
  fake.fail('views.open', { kind: 'refused', error: 'expired_trigger_id' });
  await fake.command('channel', { channel });
  await fake.until(() => fake.state.privates.length > 2);
  for (const fault of [
    { kind: 'refused', error: 'channel_not_found' },
    { kind: 'cut after' },
    { kind: 'status', status: 500, done: false },
  ] as const) {
    const calls = fake.calls('chat.postMessage').length;
    fake.fail('chat.postMessage', fault);
    await fake.say({ channel, text: ask });
    await fake.until(() => fake.calls('chat.postMessage').length > calls);
  }
  const target = `${base}/slack/events`;
  await fetch(`${base}/${marker}`);
  await fetch(target, { method: 'POST', body: `{"${marker}` });
  await signedRequest(target, signingSecret, 'events_api', { type: marker, text: marker });
  await signedRequest(target, signingSecret, 'interactive', {
    type: 'view_submission',
    view: marker,
  }).catch(() => undefined);
}

const Line = z.object({ level: z.number(), time: z.number(), msg: z.string() }).loose();

describe('all that a run prints', () => {
  it('is a JSON object a line, with ids, and holds no word of a person and no secret', async () => {
    const run = await serving();
    await install(run);
    await live(run);
    run.fake.revoke('T7');
    await run.fake.say({ channel: 'CT7', text: `<@UBOTT7> who patches RDS? ${marker}` });
    await run.program.says('Slack does not take the token');
    for (const notice of run.fake.uninstall('T7')) await run.fake.send(notice);
    await run.program.says('nothing is kept of the workspace');
    run.program.kill('SIGTERM');
    await run.program.exit;

    const printed = run.program.stdout();
    const lines = printed.split('\n').filter((line) => line !== '');
    for (const line of lines) expect(Line.safeParse(JSON.parse(line)).success, line).toBe(true);
    expect(run.program.stderr()).toBe('');
    expect(printed).toContain('"team":"T7","channel":"CT7"');
    expect(printed).toContain('channel_not_found');
    const secrets = [clientSecret, stateSecret, signingSecret, key, 'verification-token', 'code-'];
    for (const word of [marker, 'patches', 'encrypts', 'a person', 'friends', ...secrets]) {
      expect(printed).not.toContain(word);
    }
    expect(printed).not.toMatch(/xox[a-z]|xapp|eyJ/);
  }, 60_000);

  it.runIf(existsSync('/proc/self/cmdline'))(
    'and its line in the list of processes, neither',
    async () => {
      const { program } = await serving();

      const line = readFileSync(`/proc/${program.pid}/cmdline`, 'utf8');

      expect(line).toContain('main.js');
      for (const secret of [clientSecret, stateSecret, signingSecret, key]) {
        expect(line).not.toContain(secret);
      }
    },
  );
});
