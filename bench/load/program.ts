import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Environment = Readonly<Record<string, string>>;

/** An app in a process of its own. */
export type Program = {
  /** Processor time so far, in ms, of all its threads; Linux counts it in hundredths of a second. */
  readonly cpuMs: () => number;
  /** Resident memory, in MB: now, or the most so far. */
  readonly residentMb: (field: 'VmRSS' | 'VmHWM') => number;
  readonly kill: () => Promise<void>;
};

/** Starts a program of dist, and waits until it says that it is connected. */
export async function startProgram(path: string, cwd: string, env: Environment): Promise<Program> {
  const { PATH = '', SRM_LOAD_FLAGS = '' } = process.env;
  const program = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const flags = SRM_LOAD_FLAGS.split(' ').filter((flag) => flag !== '');
  const child = spawn(process.execPath, [...flags, program], {
    cwd,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await connected(child);
  return {
    cpuMs: () => cpuMsOf(child),
    residentMb: (field) => residentMbOf(child, field),
    kill: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What it logs is read to its end: a full pipe would stop it. */
function connected(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let head = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (head.includes('connected to Slack')) return;
      head += text;
      if (head.includes('connected to Slack')) done();
    });
    child.on('exit', () => fail(new Error(`it ended: ${head}`)));
  });
}

function cpuMsOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function residentMbOf({ pid }: ChildProcess, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
}
