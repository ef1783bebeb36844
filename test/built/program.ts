import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Environment, type Program, type RunOptions, spawned } from './spawned.ts';

/** Starts the built program with this environment and nothing of ours; killed when the test is over. */
export function run(environment: Environment, options: RunOptions): Program {
  const program = spawned(environment, options);
  onTestFinished(() => program.kill('SIGKILL'));
  return program;
}

/** Starts it and waits until it is connected to Slack. */
export async function connected(environment: Environment, options: RunOptions): Promise<Program> {
  const program = run(environment, options);
  await program.says('connected to Slack');
  return program;
}

/** An empty folder that is gone when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'srm-built-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
