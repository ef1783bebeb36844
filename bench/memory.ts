import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FakeSlack, startFakeSlack } from '../test/fake-slack/fake-slack.ts';
import { evalQuestions } from './questions.ts';
import type { Row } from './rows.ts';

const mentions = 1000;

/** Mentions sent before the answers of all are waited for. */
const atOnce = 20;

/** What we promise to stay below. */
const promisedMb = 150;

const program = fileURLToPath(new URL('../src/main.js', import.meta.url));

/** Resident memory of the whole program, connected to a fake Slack; Linux tells it in /proc. */
export async function measureMemory(): Promise<readonly Row[]> {
  if (process.platform !== 'linux') return [];
  const fake = await startFakeSlack();
  const dataDir = mkdtempSync(join(tmpdir(), 'srm-bench-'));
  const child = startProgram(fake, dataDir);
  try {
    await fake.until(() => fake.socket.connections() > 0);
    const started = residentMb(child, 'VmRSS');
    await answerAll(fake);
    return [
      { what: 'memory, connected', value: started, unit: 'MB', limit: promisedMb },
      {
        what: `memory, after ${mentions} mentions`,
        value: residentMb(child, 'VmRSS'),
        unit: 'MB',
        limit: promisedMb,
      },
      { what: 'memory, most at any time', value: residentMb(child, 'VmHWM'), unit: 'MB' },
    ];
  } finally {
    child.kill('SIGKILL');
    await fake.close();
    rmSync(dataDir, { recursive: true });
  }
}

function startProgram({ state, apiUrl }: FakeSlack, dataDir: string): ChildProcess {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [program], {
    cwd: dataDir,
    env: {
      PATH,
      DATA_DIR: dataDir,
      SLACK_BOT_TOKEN: state.botToken,
      SLACK_APP_TOKEN: state.appToken,
      SLACK_API_URL: apiUrl,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function answerAll(fake: FakeSlack): Promise<void> {
  const questions = evalQuestions();
  for (let at = 0; at < mentions; at += atOnce) {
    const batch = Array.from(
      { length: atOnce },
      (_, next) => questions[(at + next) % questions.length],
    );
    await Promise.all(batch.map((text) => fake.say({ text: `<@UBOT> ${text}` })));
    await fake.until(() => fake.posted().length >= at + atOnce);
  }
}

function residentMb({ pid }: ChildProcess, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
}
