import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createSlack } from '../../src/slack/app.ts';
import { SlackError } from '../../src/slack/errors.ts';
import { signedRequest } from '../fake-slack/http-mode.ts';
import { freePort, running, stage } from './stage.ts';

const secret = 'signing-secret';

describe('starting ends in one plain line when', () => {
  it('the bot token is wrong', async () => {
    const { parts } = await stage();
    const connection = { kind: 'socket', botToken: 'xoxb-wrong', appToken: 'xapp-x' } as const;

    const start = createSlack({ ...parts, connection }).start();

    await expect(start).rejects.toBeInstanceOf(SlackError);
    await expect(start).rejects.toThrow(
      /^SLACK_BOT_TOKEN: Slack answered invalid_auth: copy the Bot User OAuth Token [^\n]*$/,
    );
  });

  it('the app token is wrong', async () => {
    const { parts, fake } = await stage();
    const connection = {
      kind: 'socket',
      botToken: fake.state.botToken,
      appToken: 'xapp-wrong',
    } as const;

    const start = createSlack({ ...parts, connection }).start();

    await expect(start).rejects.toThrow(
      /^SLACK_APP_TOKEN: Slack answered invalid_auth: make an app-level token [^\n]*$/,
    );
  });

  it('Slack cannot be reached', async () => {
    const { parts } = await stage();
    const slackApiUrl = `http://127.0.0.1:${await freePort()}/api/`;

    const start = createSlack({ ...parts, slackApiUrl }).start();

    await expect(start).rejects.toThrow(
      /^Slack cannot be reached at http:\/\/127.0.0.1:\d+\/api\/ \(ECONNREFUSED\): check [^\n]*$/,
    );
  });

  it('the port is taken', async () => {
    const { parts, fake } = await stage();
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((done) => {
      other.listen(port, '127.0.0.1', done);
    });
    const { botToken } = fake.state;
    const connection = {
      kind: 'http',
      botToken,
      signingSecret: secret,
      host: '127.0.0.1',
      port,
    } as const;

    const start = createSlack({ ...parts, connection }).start();

    await expect(start).rejects.toThrow(`PORT: ${port} is taken on 127.0.0.1: stop the program`);
    other.close();
  });
});

describe('by socket', () => {
  it('the app comes back when Slack sends it away', async () => {
    const { fake } = await running();

    fake.socket.refresh();
    await fake.until(() => fake.socket.connections() === 0);
    await fake.until(() => fake.socket.connections() === 1);
    await fake.say({ text: 'who patches RDS?' });
    await fake.until(() => fake.posted().length > 0);

    expect(fake.posted()).toHaveLength(1);
  });

  it('the app comes back though it is refused a new socket at first', async () => {
    const { fake } = await running();
    fake.fail(
      'apps.connections.open',
      { kind: 'status', status: 500, done: false },
      { kind: 'refused', error: 'internal_error' },
      { kind: 'cut before' },
    );

    fake.socket.refresh();
    await fake.until(() => fake.calls('apps.connections.open').length === 5);
    await fake.until(() => fake.socket.connections() === 1);
    await fake.say({ text: 'who patches RDS?' });
    await fake.until(() => fake.posted().length > 0);

    expect(fake.posted()).toHaveLength(1);
  }, 15_000);
});

describe('by HTTP', () => {
  async function listening() {
    const port = await freePort();
    const target = `http://127.0.0.1:${port}/slack/events`;
    const set = await stage({}, { http: { target, signingSecret: secret } });
    const { botToken } = set.fake.state;
    const connection = {
      kind: 'http',
      botToken,
      signingSecret: secret,
      host: '127.0.0.1',
      port,
    } as const;
    const slack = createSlack({ ...set.parts, connection });
    await slack.start();
    return { ...set, slack, target };
  }

  it('a mention, a command and a click are answered', async () => {
    const { fake, slack } = await listening();

    const ts = await fake.say({ text: '<@UBOT> who does patching?' });
    await fake.until(() => fake.posted('C1', ts).length > 0);
    const [depends] = fake.posted('C1', ts);
    await fake.click({ channel: 'C1', ts: depends?.ts ?? '', blocks: depends?.blocks });
    await fake.until(() => depends?.edits === 1);
    await fake.command('who patches RDS?');
    await fake.until(() => fake.state.privates.length > 0);
    await slack.stop();

    expect(fake.posted()).toHaveLength(1);
    expect(fake.posted()[0]?.text).toContain('AWS owns patching on rds.');
  });

  it('a request that is not signed, not signed by Slack, or five minutes old is refused', async () => {
    const { fake, slack, target } = await listening();
    const text = '<@UBOT> who patches RDS?';
    const [body] = fake.eventsOf({ text }, fake.write({ text }));
    const old = Math.floor(Date.now() / 1000) - 301;

    const answers = [
      await fetch(target, { method: 'POST', body: JSON.stringify(body) }),
      await signedRequest(target, 'another-secret', 'events_api', body ?? {}),
      await signedRequest(target, secret, 'events_api', body ?? {}, old),
    ];
    await slack.stop();

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(fake.posted()).toEqual([]);
  });

  it('a request played again is acknowledged and not answered again', async () => {
    const { fake, slack, target } = await listening();
    const text = '<@UBOT> who patches RDS?';
    const [body] = fake.eventsOf({ text }, fake.write({ text }));

    const first = await signedRequest(target, secret, 'events_api', body ?? {});
    await fake.until(() => fake.posted().length > 0);
    const second = await signedRequest(target, secret, 'events_api', body ?? {});
    await slack.stop();

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(fake.posted()).toHaveLength(1);
  });

  it('Slack’s check of the address is answered', async () => {
    const { slack, target } = await listening();

    const body = { type: 'url_verification', challenge: 'a challenge' };
    const answer = await signedRequest(target, secret, 'events_api', body);
    const stranger = await fetch(target.replace('/slack/events', '/secret-plan'));
    await slack.stop();

    expect(await answer.json()).toEqual({ challenge: 'a challenge' });
    expect(stranger.status).toBe(404);
  });

  it('an event that cannot be persisted is not acknowledged', async () => {
    const { fake, slack, store, target } = await listening();
    const text = '<@UBOT> who patches RDS?';
    const [body] = fake.eventsOf({ text }, fake.write({ text }));
    await store.close();

    const answer = await signedRequest(target, secret, 'events_api', body ?? {});
    await slack.stop();

    expect(answer.status).toBe(500);
  });
});

it('stopping waits for the answer that is being made', async () => {
  const { fake, slack } = await running();
  fake.fail('chat.postMessage', { kind: 'slow', ms: 300 });

  await fake.say({ text: 'who patches RDS?' });
  await slack.stop();

  expect(fake.posted()).toHaveLength(1);
});
