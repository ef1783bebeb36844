import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, type Program, spawned } from '../built/spawned.ts';

/** Processes of the built program; whenever one ends, another takes its place. */
export type Fleet = {
  readonly isConnected: (slot: number) => boolean;
  /** Resolves when all are connected. */
  readonly connected: () => Promise<void>;
  /** SIGKILL, at once; resolves when others have taken their places. */
  readonly kill: (slots: readonly number[]) => Promise<void>;
  /** SIGTERM to all; resolves when they have ended. */
  readonly stop: () => Promise<void>;
  /** What ended by itself, or not with 0 on SIGTERM, or logged an error. */
  readonly complaints: readonly string[];
  /** Ends what is left, whatever happened. */
  readonly end: () => void;
};

export type FleetOptions = {
  readonly size: number;
  readonly folder: string;
  readonly environment: Environment;
  /** Another program than the built one. */
  readonly program: string | undefined;
};

/** What the program logs when it is ready. */
const connectedLine = 'connected to Slack';

/** One process in its place, from start to end. */
type Life = { readonly program: Program; connected: boolean; over: boolean };

export function createFleet({ size, folder, environment, program }: FleetOptions): Fleet {
  const complaints: string[] = [];
  const lives: Life[] = [];
  const begin = (at: number): void => {
    const cwd = join(folder, `process-${at}`);
    mkdirSync(cwd, { recursive: true });
    const options = program === undefined ? { cwd } : { cwd, program };
    const life = { program: spawned(environment, options), connected: false, over: false };
    lives[at] = life;
    watch(life, complaints, () => begin(at));
  };
  for (let at = 0; at < size; at += 1) begin(at);

  /** It is meant to end. */
  function signal(life: Life, name: NodeJS.Signals): void {
    life.over = true;
    life.program.kill(name);
  }

  return {
    complaints,
    isConnected: (slot) => lives[slot]?.connected === true,
    kill: async (slots) => {
      const victims = slots.flatMap((at) => lives[at] ?? []);
      for (const life of victims) signal(life, 'SIGKILL');
      await Promise.all(victims.map((life) => life.program.exit));
      for (const at of slots) begin(at);
    },
    connected: async () => {
      await Promise.all(lives.map(({ program: started }) => started.says(connectedLine)));
    },
    stop: async () => {
      for (const life of lives) signal(life, 'SIGTERM');
      for (const { program: ended } of lives) {
        const { code, signal: by } = await ended.exit;
        if (code !== 0) complaints.push(`SIGTERM ended with ${code ?? by}`);
      }
    },
    end: () => {
      for (const life of lives) signal(life, 'SIGKILL');
    },
  };
}

function watch(life: Life, complaints: string[], again: () => void): void {
  const { program } = life;
  const connected = (): void => {
    life.connected = true;
  };
  program.says(connectedLine).then(connected, () => undefined);
  program.exit.then(({ code, signal }) => {
    complaints.push(...errorsIn(program.stdout()));
    if (life.over) return;
    complaints.push(`ended by itself with ${code ?? signal}: ${program.stderr().slice(-500)}`);
    again();
  });
}

/** Log lines of the level `error` and above. */
function errorsIn(stdout: string): readonly string[] {
  return stdout.split('\n').filter((line) => /^\{"level":[56]0/.test(line));
}
