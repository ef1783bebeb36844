import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FakeSlack } from '../fake-slack/fake-slack.ts';

export type Environment = Readonly<Record<string, string>>;

/** How a process ended. */
export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** What ran, in its own process, and what it printed. */
export type Program = {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Lines on standard error. */
  readonly complaints: () => readonly string[];
  /** Waits until a log line says so; rejects when the process ends before. */
  readonly says: (message: string) => Promise<void>;
  /** Waits until it is so; looks whenever something is printed, rejects when the process ends before. */
  readonly until: (isSo: () => boolean) => Promise<void>;
  readonly exit: Promise<Exit>;
  readonly pid: number | undefined;
  readonly kill: (signal: NodeJS.Signals) => void;
};

export type RunOptions = { readonly cwd: string; readonly program?: string };

/** Longest wait for a line; a start takes about a second, on a busy machine three. */
const saysWithinMs = 20_000;

/** From here, and from where it is compiled to. */
const here = fileURLToPath(new URL('../../', import.meta.url));
export const repository = here.endsWith(join('dist', '/')) ? join(here, '../') : here;
export const builtMain = join(repository, 'dist/src/main.js');

/** Starts the built program with this environment and nothing of ours; whoever starts it ends it. */
export function spawned(
  environment: Environment,
  { cwd, program = builtMain }: RunOptions,
): Program {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [program], {
    cwd,
    env: { PATH, HOME: cwd, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text;
      for (const watcher of watchers) watcher();
    });
  }
  const exit = new Promise<Exit>((done) => {
    child.on('close', (code, signal) => done({ code, signal }));
  });
  const until = (isSo: () => boolean, what = String(isSo)): Promise<void> =>
    new Promise((done, fail) => {
      const end = (finish: () => void): void => {
        clearTimeout(timer);
        watchers.delete(look);
        finish();
      };
      const never = (why: string): void =>
        end(() => fail(new Error(`${why} before "${what}"\n${printed.stdout}${printed.stderr}`)));
      const look = (): void => {
        if (isSo()) end(done);
      };
      const timer = setTimeout(() => never('nothing more'), saysWithinMs);
      watchers.add(look);
      exit.then(() => never('it ended'));
      look();
    });
  const says = (message: string): Promise<void> =>
    until(() => printed.stdout.includes(message), message);
  return {
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    complaints: () => printed.stderr.split('\n').filter((line) => line !== ''),
    says,
    until,
    exit,
    pid: child.pid,
    kill: (signal) => void child.kill(signal),
  };
}

/** The environment that connects to the fake by Socket Mode. */
export function bySocket({ state, apiUrl }: FakeSlack): Environment {
  return {
    SLACK_BOT_TOKEN: state.botToken,
    SLACK_APP_TOKEN: state.appToken,
    SLACK_API_URL: apiUrl,
  };
}

export const signingSecret = 'fake-signing-secret';

/** The environment that listens for the fake's signed requests on this port of the machine. */
export function byHttp({ state, apiUrl }: FakeSlack, port: number): Environment {
  return {
    SLACK_BOT_TOKEN: state.botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
  };
}
