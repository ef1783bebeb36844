import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, type Row } from './rows.ts';

/** Starts of each kind, in turns, so that the machine's moods fall on all of them. */
const starts = 15;

/** What we promise to need beyond a bare Bolt app. */
const promisedMs = 300;

const dist = new URL('../', import.meta.url);

/**
 * One start: when the process said that it was ready, by its own clock and by ours, and the processor's
 * time that it took, which a busy machine moves less.
 */
type Start = { readonly insideMs: number; readonly outsideMs: number; readonly cpuMs: number };

/** From process start to "ready to connect", beside a bare Bolt app. */
export async function measureStart(): Promise<readonly Row[]> {
  const kept = mkdtempSync(join(tmpdir(), 'srm-bench-'));
  const runs = { bare: [] as Start[], first: [] as Start[], again: [] as Start[] };
  await timed('src/main.js', kept);
  for (let at = 0; at < starts; at += 1) {
    const fresh = mkdtempSync(join(tmpdir(), 'srm-bench-'));
    runs.bare.push(await timed('bench/bare-bolt.js', kept));
    runs.first.push(await timed('src/main.js', fresh));
    runs.again.push(await timed('src/main.js', kept));
    rmSync(fresh, { recursive: true });
  }
  rmSync(kept, { recursive: true });
  return rowsOf(runs);
}

type Runs = Readonly<Record<'bare' | 'first' | 'again', readonly Start[]>>;

function rowsOf({ bare, first, again }: Runs): readonly Row[] {
  const inside = (list: readonly Start[]) => median(list.map(({ insideMs }) => insideMs));
  const outside = (list: readonly Start[]) => median(list.map(({ outsideMs }) => outsideMs));
  const cpu = (list: readonly Start[]) => median(list.map(({ cpuMs }) => cpuMs));
  const over = inside(first) - inside(bare);
  const ms = (what: string, value: number): Row => ({ what, value, unit: 'ms' });
  return [
    ms('bare Bolt app, start to before the handshake', inside(bare)),
    ms('srm, start to ready, new store', inside(first)),
    ms('srm, start to ready, store of before', inside(again)),
    { ...ms('srm over bare, new store', over), limit: promisedMs },
    { ...ms('srm over bare, store of before', inside(again) - inside(bare)), limit: promisedMs },
    { what: 'srm to bare, new store', value: inside(first) / inside(bare), unit: 'times' },
    ms('bare, from outside', outside(bare)),
    ms('srm, from outside, new store', outside(first)),
    ms('bare, processor time', cpu(bare)),
    ms('srm, processor time, new store', cpu(first)),
    ms('srm over bare, processor time', cpu(first) - cpu(bare)),
  ];
}

/** Starts a compiled program and kills it as soon as it is ready. */
function timed(program: string, dataDir: string): Promise<Start> {
  const { PATH = '' } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, dist))], {
    cwd: dataDir,
    env: {
      PATH,
      DATA_DIR: dataDir,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_APP_TOKEN: 'xapp-bench',
      // Nobody answers there: what comes after the start is not measured.
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let start: Start | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const found = /"sinceStartMs":(\d+)/.exec(output);
    if (found === null || start !== undefined) return;
    const outsideMs = performance.now() - begun;
    start = { insideMs: Number(found[1]), outsideMs, cpuMs: cpuMs(child.pid ?? 0) };
    child.kill('SIGKILL');
  });
  return new Promise((done, fail) => {
    child.on('close', () => {
      if (start === undefined) fail(new Error(`${program} was never ready: ${output}`));
      else done(start);
    });
  });
}

/** Processor time of a process so far, of all its threads; Linux counts it in hundredths of a second. */
function cpuMs(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
