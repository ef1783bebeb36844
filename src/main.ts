import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Connection } from './connection.ts';
import { KnowledgeError } from './knowledge/problem.ts';
import { meteredStore } from './monitor/metered-store.ts';
import type { Monitor } from './monitor/monitor.ts';
import { type Clock, createClock } from './process/clock.ts';
import { readEdition } from './process/edition.ts';
import { createHolidays } from './process/holidays.ts';
import { lookAfter, startMonitor } from './process/look-after.ts';
import { wayOut } from './process/proxy.ts';
import { createShelf, type Shelf } from './process/shelf.ts';
import { reloadOnSignal, stopOnSignals } from './process/signals.ts';
import { keepHeapSmall } from './process/small-heap.ts';
import { createSlack } from './slack/app.ts';
import { SlackError } from './slack/errors.ts';
import { createStore } from './store/create-store.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';

/** Tokens and addresses to connect with, and what to close at the end. */
type Reachable = {
  readonly connection: Exclude<Connection, { kind: 'local' }>;
  readonly slackApiUrl: string | undefined;
  readonly close: () => Promise<void>;
};

/** Refuses to start without tokens where there is no local workspace to start instead. */
function refuseNowhere({ connection }: Config): void {
  const workspace = fileURLToPath(new URL('../dev/workspace/workspace.js', import.meta.url));
  if (connection.kind !== 'local' || existsSync(workspace)) return;
  throw new ConfigError(
    'SLACK_BOT_TOKEN, SLACK_APP_TOKEN: missing, and the local workspace is not part of this installation: set both (README, "Five minutes to a real workspace")',
  );
}

async function reach(config: Config, clock: Clock): Promise<Reachable> {
  const { connection, slackApiUrl } = config;
  if (connection.kind !== 'local') {
    return { connection, slackApiUrl, close: () => Promise.resolve() };
  }
  const { startWorkspace } = await import('../dev/workspace/workspace.ts');
  const { host, port } = connection;
  const onMoveClock = (instant: string): void => clock.set(new Date(instant));
  const options = { host, port, onMoveClock };
  const workspace = await startWorkspace(options).catch((error: unknown) => {
    if (!(error instanceof Error)) throw error;
    const what = `the local workspace cannot listen on ${host}:${port} (${error.message})`;
    throw new ConfigError(`HOST, PORT: ${what}: choose another PORT, or leave HOST out`);
  });
  const { url, apiUrl, botToken, appToken, close } = workspace;
  process.stdout.write(`\nThe local workspace, a stand-in for Slack, is at ${url}\n\n`);
  return { connection: { kind: 'socket', botToken, appToken }, slackApiUrl: apiUrl, close };
}

/** Environment -> parts -> running. */
async function start(config: Config, log: Logger): Promise<() => Promise<void>> {
  refuseNowhere(config);
  const clock = createClock(config.clock);
  const shelf = createShelf(() => readEdition(config.knowledgeOverlay), log);
  const monitor = await startMonitor(config, log);
  reloadOnSignal(() => monitor.meter.reloaded(shelf.reload()));
  const { databaseUrl, dataDir } = config;
  const place = databaseUrl === undefined ? { dataDir } : { databaseUrl };
  const store = await createStore(place, (row) => {
    log.warn(row, 'a row of the store cannot be read, and is left out: srm store check lists all');
  });
  const sinceStartMs = Math.round(performance.now());
  log.info({ sinceStartMs, knowledge: shelf.current().version }, 'ready to connect');
  try {
    const stop = await connect(config, { shelf, monitor, store, log, clock });
    return async () => {
      monitor.stopping();
      await stop();
      await store.close();
      await monitor.close();
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What the app is made of, once it is ready to connect. */
type Parts = {
  readonly shelf: Shelf;
  readonly monitor: Monitor;
  readonly store: Store;
  readonly log: Logger;
  readonly clock: Clock;
};

/** Parts -> connected to Slack. Returns what disconnects. */
async function connect(config: Config, parts: Parts): Promise<() => Promise<void>> {
  const { store, log, clock, monitor } = parts;
  const { current } = parts.shelf;
  const { connection, slackApiUrl, close } = await reach(config, clock);
  const slack = createSlack({
    connection,
    slackApiUrl,
    dispatcher: wayOut(config.useEnvProxy),
    ask: (question, circumstances) => current().ask(question, circumstances),
    askListed: (question) => current().askListed(question),
    tell: (picked) => current().tell(picked),
    promptsFor: (placeName) => current().promptsFor(placeName),
    knowledgeVersion: () => current().version,
    tips: () => current().tips,
    ...createHolidays(),
    store: meteredStore(store, monitor.meter),
    log,
    meter: monitor.meter,
    now: clock.now,
    retentionDays: config.retentionDays,
  });
  lookAfter(monitor, { shelf: parts.shelf, store, slack, now: clock.now });
  await slack.start();
  log.info('connected to Slack');
  return async () => {
    await slack.stop();
    await close();
  };
}

const explained = [ConfigError, KnowledgeError, StoreError, SlackError] as const;

/** What is wrong goes to the person in plain lines, what nobody expected into the log; both end with 1. */
function fail(error: unknown, log: Logger | undefined): never {
  if (error instanceof Error && explained.some((kind) => error instanceof kind)) {
    for (const line of error.message.split('\n')) process.stderr.write(`${error.name}: ${line}\n`);
  } else if (log !== undefined) log.fatal({ err: error }, 'unexpected error');
  else throw error;
  process.exit(1);
}

function configure(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    return fail(error, undefined);
  }
}

keepHeapSmall();
const config = configure();
// Written at once: what is still buffered when a process is killed is what somebody needs to read.
const log = pino({ level: config.logLevel }, pino.destination({ sync: true }));
process.on('unhandledRejection', (error) => fail(error, log));
process.on('uncaughtException', (error) => fail(error, log));
const started = start(config, log);
stopOnSignals(started, log, (error) => fail(error, log));
started.catch((error: unknown) => fail(error, log));
