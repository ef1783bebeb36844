import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type Holidays from 'date-holidays';
import { type Logger, pino } from 'pino';
import type { Ask } from './answers/answer.ts';
import { createAsk } from './answers/ask.ts';
import { createPromptsFor } from './answers/prompts.ts';
import { createTell } from './answers/tell.ts';
import { type Config, ConfigError, type Connection, readConfig } from './config.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import { KnowledgeError } from './knowledge/problem.ts';
import type { Matcher } from './matching/matcher.ts';
import { createSlack, type SlackParts } from './slack/app.ts';
import { SlackError } from './slack/errors.ts';
import { createStore } from './store/create-store.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';
import { knowledgeBase, matcherOf } from './terminal/parts.ts';
import { createIsHoliday } from './tips/holidays.ts';

/** Longest wait, in ms, for accepted work after a signal to stop. */
const stopWithinMs = 10_000;

/** The process's clock, which rehearsals and the local workspace may set. */
type Clock = { readonly now: () => Date; readonly set: (instant: Date) => void };

function createClock(start: Date | undefined): Clock {
  let offsetMs = 0;
  const set = (instant: Date): void => {
    offsetMs = instant.getTime() - Date.now();
  };
  if (start !== undefined) set(start);
  return { now: () => new Date(Date.now() + offsetMs), set };
}

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

/** Knowledge from what was compiled, with the organisation's folder over it. */
function knowledgeOf({ knowledgeOverlay }: Config): KnowledgeBase {
  if (knowledgeOverlay !== undefined && !existsSync(knowledgeOverlay)) {
    throw new ConfigError(`KNOWLEDGE_OVERLAY: there is no folder ${knowledgeOverlay}`);
  }
  return knowledgeBase(knowledgeOverlay);
}

/** Public holidays of the world. They take 0.1 s to load: only when somebody first wants to know. */
function createHolidays(): Pick<SlackParts, 'isHoliday' | 'countries'> {
  const require = createRequire(import.meta.url);
  const load = (): typeof Holidays => require('date-holidays');
  return {
    isHoliday: createIsHoliday((country, year) => new (load())(country).getHolidays(year)),
    countries: () => Object.keys(new (load())().getCountries()),
  };
}

/** Environment -> parts -> running. */
async function start(config: Config, log: Logger): Promise<() => Promise<void>> {
  refuseNowhere(config);
  const clock = createClock(config.clock);
  const knowledge = knowledgeOf(config);
  const matcher = matcherOf(knowledge);
  const ask = createAsk(knowledge, matcher);
  const { databaseUrl, dataDir } = config;
  const store = await createStore(databaseUrl === undefined ? { dataDir } : { databaseUrl });
  const sinceStartMs = Math.round(performance.now());
  log.info({ sinceStartMs, knowledge: knowledge.version }, 'ready to connect');
  try {
    const parts = { knowledge, matcher, ask, store, log, clock };
    const stop = await connect(config, parts);
    return async () => {
      await stop();
      await store.close();
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What the app is made of, once it is ready to connect. */
type Parts = {
  readonly knowledge: KnowledgeBase;
  readonly matcher: Matcher;
  readonly ask: Ask;
  readonly store: Store;
  readonly log: Logger;
  readonly clock: Clock;
};

/** Parts -> connected to Slack. Returns what disconnects. */
async function connect(config: Config, parts: Parts): Promise<() => Promise<void>> {
  const { knowledge, matcher, ask, store, log, clock } = parts;
  const { connection, slackApiUrl, close } = await reach(config, clock);
  const slack = createSlack({
    connection,
    slackApiUrl,
    ask,
    tell: createTell(knowledge),
    promptsFor: createPromptsFor(knowledge, matcher, ask),
    knowledgeVersion: knowledge.version,
    tips: knowledge.tips,
    ...createHolidays(),
    store,
    log,
    now: clock.now,
    retentionDays: config.retentionDays,
  });
  await slack.start();
  log.info('connected to Slack');
  return async () => {
    await slack.stop();
    await close();
  };
}

/**
 * A signal finishes what was accepted, then ends the process with 0; a second one ends it at once. One
 * that comes during the start waits for its end.
 */
function stopOnSignals(started: Promise<() => Promise<void>>, log: Logger): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    started
      .then((stop) => stop())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error, log),
      );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
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

const config = configure();
// Written at once: what is still buffered when a process is killed is what somebody needs to read.
const log = pino({ level: config.logLevel }, pino.destination({ sync: true }));
process.on('unhandledRejection', (error) => fail(error, log));
process.on('uncaughtException', (error) => fail(error, log));
const started = start(config, log);
stopOnSignals(started, log);
started.catch((error: unknown) => fail(error, log));
