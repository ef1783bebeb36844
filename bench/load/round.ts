import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeSlack, startFakeSlack } from '../../test/fake-slack/fake-slack.ts';
import { median, quantile } from '../rows.ts';
import type { FreshDatabase } from './database.ts';
import { drive } from './drive.ts';
import { type Environment, startProgram } from './program.ts';

export const lines = ['socket', 'http'] as const;
export type Line = (typeof lines)[number];

export const subjects = ['bare', 'embedded', 'postgres'] as const;
/** A bare Bolt app, or srm with one of its stores. */
export type Subject = (typeof subjects)[number];

/** One measurement of one app. */
export type Round = {
  /** Questions answered a second. */
  readonly throughput: number;
  /** From event to answer, in ms. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the app a question, in ms. */
  readonly cpuMs: number;
  /** Processor time of everything else here that Slack stands for, a question, in ms. */
  readonly slackCpuMs: number;
  /** Most resident memory at any time, in MB. */
  readonly peakMb: number;
};

export type RoundOptions = {
  readonly line: Line;
  readonly subject: Subject;
  readonly freshDatabase: FreshDatabase;
  readonly questions: readonly string[];
  /** Questions asked before it is measured. */
  readonly warmUp: number;
  readonly atOnce: number;
};

const signingSecret = 'bench-signing-secret';

/** A fresh app with a fresh store and a fresh Slack, warmed up, then measured. */
export async function measureRound(options: RoundOptions): Promise<Round> {
  const { line, subject, questions, warmUp, atOnce } = options;
  const port = String(await freePort());
  const http = { target: `http://127.0.0.1:${port}/slack/events`, signingSecret };
  const fake = await startFakeSlack(line === 'http' ? { http } : {});
  const folder = mkdtempSync(join(tmpdir(), 'srm-bench-load-'));
  const path = subject === 'bare' ? 'bench/load/bare.js' : 'src/main.js';
  const place = await placeOf(options, folder);
  const app = await startProgram(path, folder, { ...reaching(fake, line, port), ...place });
  try {
    await drive(fake, { questions: questions.slice(0, warmUp), atOnce });
    const [before, own] = [app.cpuMs(), process.cpuUsage()];
    const { tookMs, latencies } = await drive(fake, { questions: questions.slice(warmUp), atOnce });
    const { user, system } = process.cpuUsage(own);
    return {
      throughput: (latencies.length / tookMs) * 1000,
      p50: median(latencies),
      p99: quantile(latencies, 0.99),
      cpuMs: (app.cpuMs() - before) / latencies.length,
      slackCpuMs: (user + system) / 1000 / latencies.length,
      peakMb: app.residentMb('VmHWM'),
    };
  } finally {
    await app.kill();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function placeOf(
  { subject, freshDatabase }: RoundOptions,
  folder: string,
): Promise<Environment> {
  return subject === 'postgres' ? { DATABASE_URL: await freshDatabase() } : { DATA_DIR: folder };
}

function reaching({ state, apiUrl }: FakeSlack, line: Line, port: string): Environment {
  const reach = { SLACK_BOT_TOKEN: state.botToken, SLACK_API_URL: apiUrl };
  return line === 'socket'
    ? { ...reach, SLACK_APP_TOKEN: state.appToken }
    : { ...reach, SLACK_SIGNING_SECRET: signingSecret, HOST: '127.0.0.1', PORT: port };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
