import { createServer } from 'node:http';
import { webApi } from '@slack/bolt';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { type Client, clientOptions } from '../../../src/slack/client.ts';
import { createDeliver } from '../../../src/slack/deliver.ts';
import { createTipPoster } from '../../../src/slack/tips/post-tips.ts';
import { keepGoing } from '../../../src/slack/upkeep.ts';
import type { Store } from '../../../src/store/store.ts';
import { type FakeSlack, startFakeSlack } from '../../fake-slack/fake-slack.ts';
import { wish } from '../../store/wishes.ts';
import { tell } from '../answers.ts';
import { storeOnDisk } from '../stage.ts';
import { tips } from './tips.ts';

/** A workspace on a server of its own. */
type Place = { readonly team: string; readonly fake: FakeSlack; readonly client: Client };

async function workspace(team: string): Promise<Place> {
  const fake = await startFakeSlack();
  onTestFinished(() => fake.close());
  return { team, fake, client: clientAt(fake.apiUrl, fake.state.botToken) };
}

function clientAt(url: string, token: string): Client {
  return new webApi.WebClient(token, { ...clientOptions(url), logLevel: webApi.LogLevel.ERROR });
}

/** A server that takes requests and never answers. */
async function silent(): Promise<Client> {
  const server = createServer(() => undefined);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return clientAt(`http://127.0.0.1:${port}/api/`, 'xoxb-silent');
}

/** What is due in some channels of each team from now on. */
async function due(store: Store, teams: readonly string[], channels: readonly string[]) {
  const at = new Date();
  for (const team of teams) {
    for (const channel of channels) {
      const day = at.toISOString().slice(0, 10);
      await store.subscribe({ ...wish(team, channel), due: { day, at } }, at);
    }
  }
}

/** The poster at work, until the test is over. */
function posting(store: Store, clients: ReadonlyMap<string, Client>): void {
  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const log = pino({ level: 'silent' });
  const now = (): Date => new Date();
  const poster = createTipPoster({
    parts: {
      tips: () => tips,
      isHoliday: () => false,
      countries: () => [],
      tell,
      store,
      deliver: createDeliver({ store, log, now, pause }),
      now,
      log,
    },
    clientOf: async (team) => clients.get(team),
    pause,
  });
  const stop = keepGoing(
    { store, log, now, retentionDays: 90 },
    {
      replay: async () => undefined,
      lookForTips: poster.look,
      beginTips: poster.begin,
    },
  );
  onTestFinished(async () => {
    await stop();
    await poster.rest();
  });
}

const postedBy = ({ fake }: Place): number => fake.posted('C1').length + fake.posted('G1').length;

it('a workspace that never answers, one that refuses connections and one that asks for patience delay nobody else', async () => {
  const store = await storeOnDisk();
  const [good, limited] = [await workspace('TGOOD'), await workspace('TLIMITED')];
  limited.fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 60 });
  limited.fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 60 });
  const clients = new Map([
    ['TDEAD', await silent()],
    ['TCLOSED', clientAt('http://127.0.0.1:9/api/', 'xoxb-closed')],
    ['TLIMITED', limited.client],
    ['TGOOD', good.client],
  ]);
  await due(store, ['TABSENT', 'TCLOSED', 'TDEAD', 'TLIMITED', 'TGOOD'], ['C1', 'G1']);

  const begun = performance.now();
  posting(store, clients);
  await good.fake.until(() => postedBy(good) === 2);

  // A call to the silent one takes five seconds.
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(postedBy(limited)).toBe(0);
  const left = await store.dueSubscriptions(new Date(), 20);
  expect(new Set(left.map(({ team }) => team))).toContain('TDEAD');
}, 30_000);

it('what Slack asks of one call of a workspace it asks of all', async () => {
  const store = await storeOnDisk();
  const one = await workspace('T1');
  one.fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 40 });
  one.fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 40 });
  await due(store, ['T1'], ['C1', 'G1', 'D1', 'M1']);

  posting(store, new Map([['T1', one.client]]));
  await one.fake.until(() => one.fake.calls('chat.postMessage').length === 2);
  const other = await workspace('T2');
  await due(store, ['T2'], ['C1']);
  posting(store, new Map([['T2', other.client]]));
  await other.fake.until(() => postedBy(other) === 1);

  expect(one.fake.calls('chat.postMessage').map(({ answer }) => answer)).toEqual(['429', '429']);
});

it('one person is told at most once a second that tips ended', async () => {
  const store = await storeOnDisk();
  const one = await workspace('T1');
  const channels = ['C1', 'G1', 'M1'];
  for (const channel of channels) one.fake.channel(channel).archived = true;
  await due(store, ['T1'], channels);

  posting(store, new Map([['T1', one.client]]));
  await one.fake.until(() => one.fake.posted('D1').length === 3);

  const [first = 0, second = 0, third = 0] = one.fake.posted('D1').map(({ ts }) => Number(ts));
  expect(second - first).toBeGreaterThan(0.9);
  expect(third - second).toBeGreaterThan(0.9);
}, 20_000);
