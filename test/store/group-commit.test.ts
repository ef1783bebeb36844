import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { createGroupCommit } from '../../src/store/group-commit.ts';
import { openSqliteFile, type SqliteFile } from '../../src/store/sqlite-file.ts';
import { freshFolder } from './databases.ts';
import { runRaw } from './stage.ts';

type Rows = { readonly rows: { readonly id: string; readonly kept?: number } };

let dataDir: string;
let db: Kysely<Rows>;

beforeEach(async () => {
  const folder = freshFolder();
  dataDir = folder.dataDir;
  db = new Kysely<Rows>({ dialect: openEmbedded(dataDir).dialect });
  onTestFinished(async () => {
    await db.destroy();
    folder.remove();
  });
  await sql`create table rows (id text primary key, kept integer)`.execute(db);
});

const insert = (id: string) => db.insertInto('rows').values({ id });

/** What is on the disk. */
async function kept(): Promise<readonly unknown[]> {
  await db.destroy();
  const found = await runRaw({ dataDir }, 'select id from rows order by id');
  return found.map((row) => Object(row).id);
}

describe('statements of many at once', () => {
  it('share commits, and each is told only when its commit has ended', async () => {
    const file = await openSqliteFile(join(dataDir, 'other.db'));
    onTestFinished(() => file.close());
    const commits: (() => void)[] = [];
    let begun = (): void => undefined;
    const held: SqliteFile = {
      ...file,
      commit: () =>
        new Promise((done) => {
          commits.push(() => done(file.commit()));
          begun();
        }),
    };
    const nextCommit = () =>
      new Promise<void>((done) => {
        begun = done;
      });
    const group = createGroupCommit(held);
    const write = (text: string) => group.execute(sql.raw(text).compile(db));

    let told = 0;
    const first = nextCommit();
    const one = write('create table t (id text)').then(() => (told += 1));
    await first;
    const many = Array.from({ length: 50 }, (_, n) =>
      write(`insert into t values ('${n}')`).then(() => (told += 1)),
    );
    const second = nextCommit();
    await new Promise((done) => setImmediate(done));
    expect(told).toBe(0);
    commits[0]?.();
    await one;
    await second;
    expect(told).toBe(1);
    commits[1]?.();
    await Promise.all(many);
    expect(commits).toHaveLength(2);
  });

  it('fail each by itself: the neighbours of a wrong one are kept', async () => {
    const asked = ['a', 'b', 'a', 'c'].map((id) => insert(id).execute());
    const states = (await Promise.allSettled(asked)).map(({ status }) => status);
    expect(states).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['a', 'b', 'c']);
  });

  it('fail each by itself, too, where one makes SQLite undo all', async () => {
    await sql`create trigger undo before insert on rows when new.id = 'bad'
      begin select raise(rollback, 'as a full disk does'); end`.execute(db);
    const asked = ['a', 'b', 'bad', 'c'].map((id) => insert(id).execute());
    const settled = await Promise.allSettled(asked);
    const states = settled.map(({ status }) => status);
    expect(states).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(settled[2]).toMatchObject({ reason: { message: 'as a full disk does' } });
    expect(await kept()).toEqual(['a', 'b', 'c']);
  });

  it('fail each by itself, too, where one cannot be committed', async () => {
    await sql`pragma foreign_keys = on`.execute(db);
    await sql`create table parents (id integer primary key)`.execute(db);
    await sql`create table children (id text, parent integer references parents
      deferrable initially deferred)`.execute(db);
    const orphan = sql`insert into children values ('o', 1)`.execute(db);
    const settled = await Promise.allSettled([
      insert('a').execute(),
      orphan,
      insert('b').execute(),
    ]);
    const states = settled.map(({ status }) => status);
    expect(states).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['a', 'b']);
  });

  it('do not get into the transaction of another, which is undone as a whole', async () => {
    const undone = db.transaction().execute(async (all) => {
      await all.insertInto('rows').values({ id: 'mine' }).execute();
      const theirs = insert('theirs').execute();
      await all.selectFrom('rows').select('id').execute();
      return Promise.reject(Object.assign(new Error('changed my mind'), { theirs }));
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await insert('later').execute();
    expect(await kept()).toEqual(['later', 'theirs']);
  });

  it('are kept or refused, nothing between, when the file closes meanwhile', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => String.fromCharCode(97 + n));
    const asked = ids.map((id) => insert(id).execute());
    const closed = new Promise((done) => setImmediate(() => done(db.destroy())));
    const settled = await Promise.allSettled(asked);
    await closed;
    await expect(insert('z').execute()).rejects.toThrow(/destroyed/);
    const told = ids.filter((_, n) => settled[n]?.status === 'fulfilled');
    expect(await kept()).toEqual(told);
  });
});

it('what a thousand ask of the store at once is all there after a restart', async () => {
  await db.destroy();
  const store = await createStore({ dataDir });
  const asked = Array.from({ length: 1_000 }, (_, n) =>
    store.rememberUnanswered('T1', `question ${n}`, new Date(n)),
  );
  await Promise.all(asked);
  await store.close();
  const [row] = await runRaw({ dataDir }, 'select count(distinct text) as n from unanswered');
  expect(row).toEqual({ n: 1_000 });
});
