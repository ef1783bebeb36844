import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kysely } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { migrate, migrations } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Tables } from '../../src/store/tables.ts';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { databases } from '../store/databases.ts';
import { freshDatabase } from '../store/postgres.ts';
import { runRaw } from '../store/stage.ts';
import { connected, emptyFolder } from './program.ts';
import { bySocket, type Environment, repository } from './spawned.ts';

/** Starts three processes that each take a second or two, and PostgreSQL; three times that on a busy machine. */
const timeoutMs = 120_000;

const shell = join(repository, 'dist/src/terminal/main.js');

/** Runs `srm store ...` as a person would, in a process of its own. */
async function srmStore(environment: Environment, ...args: readonly string[]): Promise<string> {
  const { PATH = '' } = process.env;
  const options = { env: { PATH, ...environment }, cwd: emptyFolder() };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [shell, 'store', ...args],
    options,
  );
  return stdout;
}

const Row = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) });

/** Rows of one table in a backup. */
function rowsIn(file: string, table: string): readonly Readonly<Record<string, unknown>>[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1, -1);
  const rows = lines.map((line) => Row.parse(JSON.parse(line)));
  return rows.filter((row) => row.table === table).map(({ row }) => row);
}

/** Asks one question after the other until told to stop, each without waiting for its answer. */
function asking(fake: FakeSlack): { readonly stop: () => Promise<readonly string[]> } {
  let goesOn = true;
  const asked: string[] = [];
  const run = async (): Promise<void> => {
    while (goesOn) {
      const said = { text: '<@UBOT> who patches the operating system on RDS?' };
      const ts = fake.write(said);
      asked.push(ts);
      await Promise.all(fake.eventsOf(said, ts).map((body) => fake.send(body)));
    }
  };
  const running = run();
  return {
    stop: async () => {
      goesOn = false;
      await running;
      return asked;
    },
  };
}

const answered = (fake: FakeSlack): number => fake.calls('chat.postMessage').length;

it.each(databases)(
  'a backup while srm runs under load is of one instant, and restored it is what it was ($name)',
  { timeout: timeoutMs },
  async ({ create }) => {
    const fake = await startFakeSlack();
    onTestFinished(() => fake.close());
    const place = await create();
    onTestFinished(place.remove);
    const environment: Environment =
      'dataDir' in place.place
        ? { DATA_DIR: place.place.dataDir }
        : { DATABASE_URL: place.place.databaseUrl };
    const files = emptyFolder();
    const file = (name: string): string => join(files, `${name}.jsonl`);
    const clock = { SRM_CLOCK: '2026-11-24T08:29:56Z' };
    const program = await connected(
      { ...bySocket(fake), ...environment, ...clock },
      { cwd: files },
    );
    await fake.command('tips on 09:30');
    await fake.until(() => JSON.stringify(fake.posted('C1')).includes('srm_tip'));

    const load = asking(fake);
    await fake.until(() => answered(fake) > 20);
    const before = fake.posted('C1').map(({ ts }) => ts);
    await srmStore(environment, 'backup', file('during'));
    const more = answered(fake);
    await fake.until(() => answered(fake) > more + 10);
    const asked = await load.stop();
    await fake.until(() => asked.every((ts) => fake.posted('C1', ts).length > 0));
    program.kill('SIGTERM');
    expect(await program.exit).toEqual({ code: 0, signal: null });

    expect(statSync(file('during')).mode & 0o077).toBe(0);
    const posted = new Set(fake.posted('C1').map(({ ts }) => ts));
    const done = rowsIn(file('during'), 'deliveries').filter(({ state }) => state === 'done');
    for (const { ts } of done) expect(posted).toContain(ts);
    // What was claimed before the backup began is in it, done or on its way.
    const known = rowsIn(file('during'), 'deliveries').length;
    expect(known).toBeGreaterThanOrEqual(before.length);
    expect(known).toBeLessThan(posted.size);

    await srmStore(environment, 'backup', file('stopped'));
    expect(rowsIn(file('stopped'), 'deliveries')).toHaveLength(posted.size);
    expect(rowsIn(file('stopped'), 'tips_posted')).toHaveLength(1);
    for (const name of ['during', 'stopped']) {
      const elsewhere = { DATA_DIR: join(files, name) };
      const said = await srmStore(elsewhere, 'restore', file(name));
      expect(said).toContain(`deliveries: ${rowsIn(file(name), 'deliveries').length} rows`);
      expect(said).toContain('tips_posted: 1 row');
      await srmStore(elsewhere, 'check');
      await srmStore(elsewhere, 'backup', file(`${name} again`));
      expect(readFileSync(file(`${name} again`), 'utf8')).toBe(readFileSync(file(name), 'utf8'));
    }
  },
);

it('three processes that start at once on a PostgreSQL of an earlier version all come up, and share it', {
  timeout: timeoutMs,
}, async () => {
  const { url, drop } = await freshDatabase();
  onTestFinished(drop);
  const db = new Kysely<Tables>({ dialect: openPostgres(url).dialect });
  await migrate(db, Object.fromEntries(Object.entries(migrations).slice(0, 1)));
  await db.destroy();
  await runRaw(
    { databaseUrl: url },
    `insert into unanswered values ('T1', 'id', 'a cat?', ${Date.now()})`,
  );
  const fake = await startFakeSlack();
  onTestFinished(() => fake.close());
  const cwd = emptyFolder();
  const environment = { ...bySocket(fake), DATABASE_URL: url };
  const programs = await Promise.all([1, 2, 3].map(() => connected(environment, { cwd })));

  const said = { text: '<@UBOT> who patches the operating system on RDS?' };
  const ts = fake.write(said);
  const bodies = fake.eventsOf(said, ts);
  await Promise.all([...bodies, ...bodies, ...bodies].map((body) => fake.send(body)));
  await fake.until(() => fake.posted('C1', ts).length > 0);
  for (const program of programs) program.kill('SIGTERM');
  const exits = await Promise.all(programs.map(({ exit }) => exit));
  expect(exits).toEqual(programs.map(() => ({ code: 0, signal: null })));

  expect(fake.posted('C1', ts)).toHaveLength(1);
  const names = await runRaw({ databaseUrl: url }, 'select name from srm_migrations order by name');
  expect(names).toEqual(Object.keys(migrations).map((name) => ({ name })));
  const kept = await runRaw({ databaseUrl: url }, 'select text from unanswered');
  expect(kept).toEqual([{ text: 'a cat?' }]);
});

it('srm store says in one line what it cannot do, and ends with 1', {
  timeout: timeoutMs,
}, async () => {
  const folder = emptyFolder();
  const environment = { DATA_DIR: join(folder, 'data') };
  const file = join(folder, 'backup.jsonl');
  const refusal = async (...args: readonly string[]): Promise<unknown> =>
    srmStore(environment, ...args).then(
      () => 'no refusal',
      (error) => z.object({ code: z.literal(1), stderr: z.string() }).parse(error).stderr,
    );
  expect(await refusal('check')).toMatch(/^StoreError: .*srm\.db: is not there: .*\n$/);
  expect(await refusal('restore', file)).toMatch(/^StoreError: .*: cannot be used \(ENOENT\)\n$/);
  writeFileSync(file, 'Dear diary\n');
  expect(await refusal('restore', file)).toMatch(/^StoreError: .*line 1: is not JSON.*\n$/);
  expect(await refusal('backup', file)).toMatch(/^StoreError: .*: is there already: .*\n$/);
  expect(readFileSync(file, 'utf8')).toBe('Dear diary\n');
});
