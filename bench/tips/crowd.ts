import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { webApi } from '@slack/bolt';
import { pino } from 'pino';
import { type Client, clientOptions } from '../../src/slack/client.ts';
import { createDeliver } from '../../src/slack/deliver.ts';
import { createTipPoster } from '../../src/slack/tips/post-tips.ts';
import { keepGoing } from '../../src/slack/upkeep.ts';
import { createStore, type StorePlace } from '../../src/store/create-store.ts';
import type { Store } from '../../src/store/store.ts';
import { evalParts } from '../../test/evals/parts.ts';
import { quantile, type Row } from '../rows.ts';
import type { Answer, Arrival, Mood, Order } from './workspaces.ts';

const { values } = parseArgs({
  options: {
    workspaces: { type: 'string', default: '500' },
    subscriptions: { type: 'string', default: '100000' },
    due: { type: 'string', default: '5000' },
    only: { type: 'string', default: '' },
  },
});

/** What issue 6 asks for, unless told. */
const workspaces = Number(values.workspaces);
const subscriptions = Number(values.subscriptions);
const due = Number(values.due);

/** The one store to measure; empty: both. */
export const only = values.only;

/** The others are due over so many hours from tomorrow on. */
const laterHours = 24;
const hourMs = 3_600_000;

/** The crowd is due so long after everything stands ready. */
const leadMs = 3000;

/** How long is watched after that: the minute, and the patience that one workspace asks for. */
const watchMs = 80_000;

/** Rows written to the store at a time. */
const batch = 500;

/** Workspaces that are not well: the last three. */
const closed = workspaces - 1;
const silent = workspaces - 2;
const limited = workspaces - 3;
const isWell = (at: number): boolean => at < limited;

const channels = Array.from({ length: subscriptions / workspaces }, (_, at) => `C${at}`);
const dueChannels = channels.slice(0, due / workspaces);

/** Look-ups of what is due: how long each took, and how many rows it gave. */
type Look = { readonly tookMs: number; readonly rows: number };

/** One crowd on one store, posted by the real poster to fake Slacks in a process of their own. */
export async function measureCrowd(place: StorePlace): Promise<readonly Row[]> {
  const child = fork(fileURLToPath(new URL('workspaces.js', import.meta.url)));
  const ask = async (order: Order): Promise<Answer> => {
    child.send(order);
    const [answer]: readonly Answer[] = await once(child, 'message');
    if (answer === undefined) throw new Error('the workspaces said nothing');
    return answer;
  };
  const moods = Array.from({ length: closed }, (_, at): Mood => moodOf(at));
  const opened = await ask({ kind: 'open', moods, channels: dueChannels });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  const store = await createStore(place);
  const filledMs = await fill(store);
  const dueAt = new Date(Date.now() + leadMs);
  await subscribe(store, dueChannels, () => dueAt);
  const { looks, delay } = await post(store, opened.urls);
  const arrived = await ask({ kind: 'report' });
  child.kill('SIGKILL');
  const left = await store.dueSubscriptions(new Date(), due);
  await store.close();
  if (arrived.kind !== 'arrivals') throw new Error(arrived.kind);
  return [
    { what: `${subscriptions} subscriptions written`, value: filledMs / 1000, unit: 's' },
    ...lookRows(looks),
    ...postRows(arrived.arrivals, dueAt.getTime()),
    { what: 'event loop held up, p99', value: delay.percentile(99) / 1e6, unit: 'ms' },
    {
      what: 'still due, of workspaces that are well',
      value: left.filter(({ team }) => isWell(Number(team.slice(1)))).length,
      unit: 'tips',
      limit: 0,
    },
  ];
}

function moodOf(at: number): Mood {
  if (at === silent) return 'silent';
  return at === limited ? 'limited' : 'good';
}

async function fill(store: Store): Promise<number> {
  const begun = performance.now();
  const tomorrow = Date.now() + 24 * hourMs;
  await subscribe(
    store,
    channels,
    (at) =>
      new Date(tomorrow + ((at * 7919) % subscriptions) * ((laterHours * hourMs) / subscriptions)),
  );
  return performance.now() - begun;
}

/** The channels of every workspace, next due at the instant of each. */
async function subscribe(
  store: Store,
  list: readonly string[],
  dueOf: (at: number) => Date,
): Promise<void> {
  const time = new Date(Date.now() + 12 * hourMs).toISOString().slice(11, 16);
  const schedule = {
    time,
    zone: 'UTC',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    country: null,
    pausedUntil: null,
  };
  const all = Array.from({ length: workspaces * list.length }, (_, at) => {
    const instant = dueOf(at);
    const [team, channel = ''] = [`T${at % workspaces}`, list[Math.floor(at / workspaces)]];
    const next = { day: instant.toISOString().slice(0, 10), at: instant };
    return { team, channel, schedule, topics: [], switchedOnBy: 'U1', due: next };
  });
  for (let at = 0; at < all.length; at += batch) {
    await Promise.all(all.slice(at, at + batch).map((one) => store.subscribe(one, new Date())));
  }
}

async function post(store: Store, urls: readonly string[]) {
  const looks: Look[] = [];
  const dueSubscriptions: Store['dueSubscriptions'] = async (...args) => {
    const begun = performance.now();
    const rows = await store.dueSubscriptions(...args);
    looks.push({ tookMs: performance.now() - begun, rows: rows.length });
    return rows;
  };
  const timed = { ...store, dueSubscriptions };
  const clients = clientsOf(urls);
  const now = (): Date => new Date();
  const log = pino({ level: 'silent' });
  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const { knowledge } = evalParts();
  const poster = createTipPoster({
    parts: {
      tips: () => knowledge.tips,
      isHoliday: () => false,
      countries: () => [],
      tell: () => {
        throw new Error('nobody asks here');
      },
      store: timed,
      deliver: createDeliver({ store: timed, log, now, pause }),
      now,
      log,
    },
    clientOf: async (team) => clients.get(team),
    pause,
  });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const stop = keepGoing(
    { store: timed, log, now, retentionDays: 90 },
    { replay: async () => undefined, lookForTips: poster.look, beginTips: poster.begin },
  );
  await pause(leadMs + watchMs);
  delay.disable();
  await stop();
  await poster.rest();
  return { looks, delay };
}

/** A client for each workspace; nobody listens where the closed one would be. */
function clientsOf(urls: readonly string[]): ReadonlyMap<string, Client> {
  const all = [...urls, 'http://127.0.0.1:9/api/'];
  const logLevel = webApi.LogLevel.ERROR;
  return new Map(
    all.map((url, at) => [
      `T${at}`,
      new webApi.WebClient('xoxb-fake-bot-token', { ...clientOptions(url), logLevel }),
    ]),
  );
}

function lookRows(looks: readonly Look[]): readonly Row[] {
  const empty = looks.filter(({ rows }) => rows === 0).map(({ tookMs }) => tookMs);
  const full = looks.filter(({ rows }) => rows > 0);
  const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
  return [
    { what: 'a look where nothing is due, median', value: quantile(empty, 0.5), unit: 'ms' },
    {
      what: 'rows read while all came due',
      value: sum(full.map(({ rows }) => rows)),
      unit: 'rows',
    },
    { what: 'reading them', value: sum(full.map(({ tookMs }) => tookMs)), unit: 'ms' },
  ];
}

function postRows(arrivals: readonly Arrival[], dueMs: number): readonly Row[] {
  const taken = arrivals.filter(([at, , , isTaken]) => isWell(at) && isTaken);
  const waits = taken.map(([, , ms]) => (ms - dueMs) / 1000);
  const channelsOf = taken.map(([at, channel]) => `${at}/${channel}`);
  const perSecond = Array.from(
    { length: Math.ceil(quantile(waits, 1)) },
    (_, second) => waits.filter((s) => Math.floor(s) === second).length,
  );
  const ofLimited = arrivals.filter(([at]) => at === limited);
  const seconds = (what: string, value: number): Row => ({ what, value, unit: 's' });
  return [
    { what: 'posted where all is well', value: taken.length, unit: 'tips' },
    {
      what: 'posted there twice',
      value: taken.length - new Set(channelsOf).size,
      unit: 'tips',
      limit: 0,
    },
    {
      what: 'refused there as too many a second',
      value: arrivals.filter(([at, , , ok]) => isWell(at) && !ok).length,
      unit: 'posts',
      limit: 0,
    },
    seconds('first post after the instant', quantile(waits, 0)),
    seconds('median post', quantile(waits, 0.5)),
    { ...seconds('last post', quantile(waits, 1)), limit: 60 },
    { what: 'most posts in a second', value: quantile(perSecond, 1), unit: 'posts' },
    { what: 'posts in a second, median', value: quantile(perSecond, 0.5), unit: 'posts' },
    {
      what: 'limited workspace: calls refused',
      value: ofLimited.filter(([, , , ok]) => !ok).length,
      unit: 'calls',
    },
    seconds(
      'limited workspace: first post',
      quantile(
        ofLimited.filter(([, , , ok]) => ok).map(([, , ms]) => (ms - dueMs) / 1000),
        0,
      ),
    ),
    {
      what: 'silent workspace: calls',
      value: arrivals.filter(([at]) => at === silent).length,
      unit: 'calls',
    },
  ];
}
