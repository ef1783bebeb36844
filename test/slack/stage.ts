import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { noMeter } from '../../src/monitor/meter.ts';
import { createSlack, type Slack, type SlackParts } from '../../src/slack/app.ts';
import { createStore } from '../../src/store/create-store.ts';
import type { Store } from '../../src/store/store.ts';
import { type FakeSlack, type Options, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { ask, askListed, tell } from './answers.ts';
import { tips } from './tips/tips.ts';

/** The app as it runs, against the fake Slack, on a store of its own. */
export type Stage = {
  readonly fake: FakeSlack;
  readonly slack: Slack;
  readonly store: Store;
  /** Everything logged, one JSON object a line. */
  readonly logged: () => string;
  /** Moves the process's clock. */
  readonly later: (ms: number) => void;
  readonly parts: SlackParts;
};

export async function stage(over: Partial<SlackParts> = {}, options: Options = {}): Promise<Stage> {
  const fake = await startFakeSlack(options);
  const store = await storeOnDisk();
  const lines: string[] = [];
  let offsetMs = 0;
  const parts: SlackParts = {
    connection: { kind: 'socket', botToken: fake.state.botToken, appToken: fake.state.appToken },
    slackApiUrl: fake.apiUrl,
    ask,
    askListed,
    tell,
    promptsFor: (name) => (/patch/.test(name) ? [`Who patches ${name}?`] : []),
    knowledgeVersion: () => 'test',
    tips: () => tips,
    isHoliday: () => false,
    countries: () => ['DE', 'AT'],
    store,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    meter: noMeter,
    now: () => new Date(Date.now() + offsetMs),
    retentionDays: 90,
    ...over,
  };
  const slack = createSlack(parts);
  onTestFinished(async () => {
    await slack.stop();
    await fake.close();
  });
  return {
    fake,
    slack,
    store,
    parts,
    logged: () => lines.join(''),
    later: (ms) => {
      offsetMs += ms;
    },
  };
}

/** A stage with the app connected. */
export async function running(
  over: Partial<SlackParts> = {},
  options: Options = {},
): Promise<Stage> {
  const set = await stage(over, options);
  await set.slack.start();
  return set;
}

export async function storeOnDisk(): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'srm-slack-'));
  const store = await createStore({ dataDir });
  onTestFinished(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return store;
}

/** A port that nobody holds. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
