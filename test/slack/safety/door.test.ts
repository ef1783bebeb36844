import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { signedRequest } from '../../fake-slack/http-mode.ts';
import { type InstallStage, install, installing, signingSecret } from '../install/stage.ts';

const text = '<@UBOTT7> who patches RDS?';

/** A workspace that installed the app, and the body of a mention in it. */
async function installed(): Promise<InstallStage & { readonly body: object }> {
  const set = await installing();
  set.fake.addWorkspace('T7', 'CT7', { installed: false });
  await install(set, 'T7');
  const [body = {}] = set.fake.eventsOf(
    { channel: 'CT7', text },
    set.fake.write({ text, channel: 'CT7' }),
  );
  return { ...set, body };
}

type Headers = Readonly<Record<string, string>>;

function signed(body: string, at = Math.floor(Date.now() / 1000)): Headers {
  const hash = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` };
}

async function post(target: string, body: string, headers: Headers): Promise<number> {
  return (await fetch(target, { method: 'POST', body, headers })).status;
}

describe('a request', () => {
  it('that is stale, from the future, badly signed or half signed is refused and not heard', async () => {
    const { fake, target, body, slack } = await installed();
    const json = JSON.stringify(body);
    const now = Math.floor(Date.now() / 1000);
    const type = { 'content-type': 'application/json' };
    const good = signed(json);
    const answers = await Promise.all([
      post(target, json, type),
      post(target, json, { ...type, ...signed(json, now - 301) }),
      post(target, `${json} `, { ...type, ...good }),
      post(target, json, { ...type, ...good, 'x-slack-signature': 'v0=' }),
      post(target, json, { ...type, ...good, 'x-slack-signature': 'v1=00' }),
      post(target, json, { ...type, 'x-slack-signature': good['x-slack-signature'] ?? '' }),
      post(target, json, { ...type, ...good, 'x-slack-request-timestamp': 'soon' }),
    ]);
    await slack.stop();

    expect(new Set(answers)).toEqual(new Set([401]));
    expect(fake.posted('CT7')).toEqual([]);
  });

  it('that is played again is acknowledged, and answered once', async () => {
    const { fake, target, body, slack } = await installed();

    const first = await signedRequest(target, signingSecret, 'events_api', body);
    const again = await signedRequest(target, signingSecret, 'events_api', body);
    await fake.until(() => fake.posted('CT7').length > 0);
    await slack.stop();

    expect([first.status, again.status]).toEqual([200, 200]);
    expect(fake.posted('CT7')).toHaveLength(1);
  });

  it('of more than a megabyte is refused, signed or not', async () => {
    const { fake, target, slack } = await installed();
    const large = JSON.stringify({ type: 'event_callback', text: 'x'.repeat(1024 * 1024) });

    const answers = [
      await post(target, large, { 'content-type': 'application/json', ...signed(large) }),
      await post(target, large, { 'content-type': 'application/json' }),
    ];
    await slack.stop();

    expect(answers).toEqual([413, 413]);
    expect(fake.posted('CT7')).toEqual([]);
  });

  it.each([
    ['text/xml', '<a/>', 400],
    ['application/x-www-form-urlencoded', 'payload=%7B', 400],
    ['application/json', '{', 400],
    ['multipart/form-data; boundary=x', '--x--', 400],
    ['image/png', '\0\0', 400],
  ])('of type %s with %j is refused', async (type, body, status) => {
    const { target } = await installed();

    expect(await post(target, body, { 'content-type': type, ...signed(body) })).toBe(status);
  });

  it('that hides a command behind Slack’s own check of the certificate is not heard', async () => {
    const { fake, target, slack } = await installed();
    const hidden = new URLSearchParams({ ssl_check: '1', command: '/srm', text, team_id: 'T7' });

    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const status = await post(target, hidden.toString(), type);
    await slack.stop();

    expect(status).toBe(200);
    expect(fake.state.privates).toEqual([]);
  });

  it('to any other path, or that is no HTTP, ends without harm', async () => {
    const { base, target, fake } = await installed();
    const { port, hostname } = new URL(base);
    const socket = connect(Number(port), hostname);
    socket.end('GET //[ HTTP/1.1\r\nHost: [\r\n\r\n');
    await new Promise((done) => socket.on('close', done).resume());

    const paths = ['/', '/healthz', '/metrics', '/slack/events', '/slack/install/..%2f..%2f'];
    const answers = await Promise.all(paths.map((path) => fetch(`${base}${path}`)));

    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
    await signedRequest(target, signingSecret, 'events_api', fake.body({ type: 'x' }, 'T7'));
  });
});
