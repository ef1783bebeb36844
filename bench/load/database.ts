import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';

/** From dist/bench/load, the tests of the checkout. */
const script = fileURLToPath(new URL('../../../test/store/postgres-server.mjs', import.meta.url));

/** Longest wait for the server, and between two looks for it. */
const startLimitMs = 60_000;
const lookEveryMs = 50;

/** Makes an empty database, and tells its address. */
export type FreshDatabase = () => Promise<string>;

/** PostgreSQL that commits to disk, as in production; TEST_DATABASE_URL names one that runs already. */
export async function startServer(): Promise<FreshDatabase> {
  const named = process.env.TEST_DATABASE_URL ?? '';
  if (named !== '') return () => freshDatabase(named);
  const folder = mkdtempSync(join(tmpdir(), 'srm-bench-postgres-'));
  // It ends and clears up when this process is no more.
  spawn(process.execPath, [script, folder, String(process.pid), 'durable'], {
    detached: true,
    stdio: 'ignore',
  }).unref();
  const url = await addressIn(folder);
  return () => freshDatabase(url);
}

async function addressIn(folder: string): Promise<string> {
  for (let waited = 0; waited < startLimitMs; waited += lookEveryMs) {
    const [ready, failed] = [join(folder, 'ready.json'), join(folder, 'failed.txt')];
    if (existsSync(ready)) {
      return z.object({ url: z.string() }).parse(JSON.parse(readFileSync(ready, 'utf8'))).url;
    }
    if (existsSync(failed)) throw new Error(`PostgreSQL: ${readFileSync(failed, 'utf8')}`);
    await setTimeout(lookEveryMs);
  }
  throw new Error(`PostgreSQL did not start within ${startLimitMs} ms`);
}

async function freshDatabase(server: string): Promise<string> {
  const name = `srm_bench_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`).finally(() => client.end());
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
