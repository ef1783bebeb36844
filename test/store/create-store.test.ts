import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore, type StorePlace } from '../../src/store/create-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { databases, freshFolder, hookTimeoutMs } from './databases.ts';
import { freshDatabase } from './postgres.ts';

const now = new Date('2026-11-23T00:00:00Z');

/** Message of the StoreError with which a place is refused. */
async function refusal(place: StorePlace): Promise<string> {
  const refused: unknown = await createStore(place).then(
    () => 'no error',
    (cause: unknown) => cause,
  );
  if (!(refused instanceof StoreError)) throw new Error(`not a StoreError: ${refused}`);
  expect(refused.message).not.toMatch(/\n/);
  return refused.message;
}

describe.each(databases)('a store on $name', ({ create }) => {
  it(
    'rejects with StoreError once it is closed, and closes twice in peace',
    async () => {
      const { place, remove } = await create();
      const store = await createStore(place);
      await store.close();
      await store.close();
      await expect(store.topic('T1', 'D1')).rejects.toThrow(StoreError);
      await remove();
    },
    hookTimeoutMs,
  );
});

describe('the embedded store', () => {
  let folder: ReturnType<typeof freshFolder>;
  beforeEach(() => {
    folder = freshFolder();
  });
  afterEach(() => folder.remove());

  it('makes its folder, for its owner only', async () => {
    const dataDir = join(folder.dataDir, 'deep', 'data');
    await (await createStore({ dataDir })).close();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('leaves one file when it is closed, so that a copy of it is a backup', async () => {
    const store = await createStore({ dataDir: folder.dataDir });
    await store.rememberUnanswered('T1', 'who feeds the cat?', now);
    await store.close();
    expect(existsSync(join(folder.dataDir, 'srm.db'))).toBe(true);
    expect(existsSync(join(folder.dataDir, 'srm.db-wal'))).toBe(false);
  });

  it('refuses a file in place of its folder', async () => {
    const file = join(folder.dataDir, 'file');
    writeFileSync(file, '');
    expect(await refusal({ dataDir: file })).toMatch(/^DATA_DIR .*file: is not a folder: name/);
    expect(await refusal({ dataDir: join(file, 'data') })).toMatch(/is not a folder: name/);
  });

  it.runIf(process.platform === 'linux')('refuses folders nobody can write', async () => {
    expect(await refusal({ dataDir: '/sys/srm' })).toMatch(/^DATA_DIR \/sys\/srm: cannot be /);
    expect(await refusal({ dataDir: '/proc/srm/data' })).toMatch(/^DATA_DIR .*: cannot be made/);
    expect(await refusal({ dataDir: '/proc/self' })).toMatch(/srm\.db: cannot be opened/);
  });

  it('refuses a file that is no database', async () => {
    writeFileSync(join(folder.dataDir, 'srm.db'), 'Dear diary, '.repeat(1_000));
    expect(await refusal(folder)).toMatch(/srm\.db: is not a database, or is damaged: restore/);
  });

  it('refuses a second store, of its own process and of another', async () => {
    const store = await createStore(folder);
    expect(await refusal(folder)).toMatch(/srm\.db: is in use by another process: stop/);
    await store.close();
    const other = await holdInAnotherProcess(join(folder.dataDir, 'srm.db'));
    expect(await refusal(folder)).toMatch(/srm\.db: is in use by another process: stop/);
    await other.kill();
    await (await createStore(folder)).close();
  });

  it('gives back what it accepted before a kill -9', async () => {
    const file = join(folder.dataDir, 'srm.db');
    await (await createStore(folder)).close();
    const insert = `insert into inbox values ('T1', 'Ev1', null, '{}', 0, 0, null)`;
    await (await holdInAnotherProcess(file, insert)).kill();
    const store = await createStore(folder);
    const said = { team: 'T1', id: 'Ev1', subject: null, body: '{}' };
    expect(await store.unfinished(now, 1, 10)).toEqual([said]);
    await store.close();
  });
});

/** Opens the file as the store does, in a process of its own that is then killed with SIGKILL. */
async function holdInAnotherProcess(file: string, statement = 'select 1 from sqlite_master') {
  const libsql = createRequire(import.meta.url).resolve('libsql');
  const script = `
    const database = new (require(${JSON.stringify(libsql)}))(${JSON.stringify(file)});
    for (const set of ['locking_mode = exclusive', 'journal_mode = wal', 'synchronous = full'])
      database.pragma(set);
    database.exec(${JSON.stringify(statement)});
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

describe('the store on PostgreSQL', () => {
  it(
    'refuses a wrong password, an unknown user and an unknown database, and prints no password',
    async () => {
      const { url, drop } = await freshDatabase();
      const changed = (change: (address: URL) => void) => {
        const address = new URL(url);
        change(address);
        return refusal({ databaseUrl: address.href });
      };
      const wrong = await changed((address) => {
        address.password = 'hunter2';
      });
      const nobody = await changed((address) => {
        address.username = 'nobody';
      });
      const nowhere = await changed((address) => {
        address.pathname = '/nowhere';
      });
      expect(wrong).toMatch(/^PostgreSQL at .*: refuses the user or the password/);
      expect(nobody).toMatch(/: refuses the user or the password/);
      expect(nowhere).toMatch(/\/nowhere: has no such database: create it/);
      expect(wrong + nobody + nowhere).not.toContain('hunter2');
      expect(wrong + nobody + nowhere).not.toContain(new URL(url).password);
      await drop();
    },
    hookTimeoutMs,
  );

  it('refuses a server that is not there, and prints no password', async () => {
    const probe = net.createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    probe.close();
    await once(probe, 'close');
    const message = await refusal({ databaseUrl: `postgres://u:hunter2@127.0.0.1:${port}/srm` });
    expect(message).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+\/srm: cannot be reached/);
    expect(message).not.toContain('hunter2');
  });

  it('refuses a name that nobody knows', async () => {
    const message = await refusal({ databaseUrl: 'postgres://u:hunter2@db.invalid/srm' });
    expect(message).toMatch(/^PostgreSQL at db\.invalid\/srm: cannot be reached/);
  });

  it('refuses an address that is none, and prints no password', async () => {
    const message = await refusal({ databaseUrl: 'postgres://u:hunt/er2@ho st:x/srm' });
    expect(message).toMatch(/^DATABASE_URL: is not an address: write postgres:/);
    expect(message).not.toContain('er2');
  });

  it(
    'lives on when the server drops its connections',
    async () => {
      const { url, drop } = await freshDatabase();
      const store = await createStore({ databaseUrl: url });
      await store.topic('T1', 'D1');
      await drop();
      await expect(store.topic('T1', 'D1')).rejects.toThrow(
        /has no such database|stopping|reached/,
      );
      await store.close();
    },
    hookTimeoutMs,
  );
});
