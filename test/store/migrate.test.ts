import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptTables } from '../../src/store/backup/kept-tables.ts';
import { createStore } from '../../src/store/create-store.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrate, migrations } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { StoreError } from '../../src/store/store-error.ts';
import type { Tables } from '../../src/store/tables.ts';
import { linesOf } from './backup/lines.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';
import { freshDatabase } from './postgres.ts';
import { runRaw } from './stage.ts';

const now = new Date('2026-11-23T00:00:00Z');
const names = Object.keys(migrations).map((name) => ({ name }));

/** Rows of each table, as the version that made it wrote them; a new migration adds its own. */
const rowsSince: Readonly<Record<keyof typeof keptTables, readonly string[]>> = {
  '0001-first': [
    `insert into inbox values ('T1', 'Ev1', 'C1/1.0', '{}', 0, 0, null)`,
    `insert into inbox values ('T1', 'Ev2', null, null, 0, 9, 5)`,
    `insert into deliveries values ('T1', 'a', 'token-a', 'done', 5, 'C1', '2.0', 0)`,
    `insert into topics values ('T1', 'C1/1.0', 'depends', 'guest-os-patching', null, 0)`,
    `insert into unanswered values ('T1', 'id', 'who feeds the cat?', 0)`,
  ],
  '0002-tips': [
    `insert into subscriptions values ('T1', 'C1', '{}', '[]', 'U1', 5, '2026-11-23', 0)`,
    `insert into tips_posted values ('T1', 'C1', '2026-11-22', 'a')`,
    `insert into channel_settings values ('T1', 'C1', 'clear', 'thread', 'members')`,
    `insert into muted_threads values ('T1', 'C1', '1.0', 0)`,
    `insert into greetings values ('T1', 'C1', 0)`,
  ],
  '0003-installations': [`insert into installations values ('T1', 'sealed', 'k1', 'a,b', 0, 0)`],
};

describe.each(databases)('migrations on $name', ({ create }) => {
  let place: Place;

  beforeEach(async () => {
    place = await create();
  }, hookTimeoutMs);
  afterEach(() => place?.remove());

  const inRaw = (...statements: readonly string[]) => runRaw(place.place, ...statements);

  it('bring an empty database up, and run once however often it is opened', async () => {
    for (const _ of [1, 2, 3]) await (await createStore(place.place)).close();
    expect(await inRaw('select name from srm_migrations order by name')).toEqual(names);
  });

  it('keep what is there: an unfinished event comes back after a restart', async () => {
    const said = { team: 'T1', id: 'Ev1', subject: 'C1/1.0', body: '{}' };
    const before = await createStore(place.place);
    await before.accept(said, now, 1_000);
    await before.close();
    const after = await createStore(place.place);
    const later = new Date(now.getTime() + 1_000);
    expect(await after.unfinished(later, 1_000, 10)).toEqual([said]);
    await after.close();
  });

  /** What an earlier version of the program left behind. */
  async function leaveBehind(version: number, ...statements: readonly string[]): Promise<void> {
    const { dialect } =
      'dataDir' in place.place
        ? openEmbedded(place.place.dataDir)
        : openPostgres(place.place.databaseUrl);
    const db = new Kysely<Tables>({ dialect });
    await migrate(db, Object.fromEntries(Object.entries(migrations).slice(0, version)));
    await db.destroy();
    await inRaw(...statements);
  }

  it('bring 0001 up with all that is in it', async () => {
    await leaveBehind(
      1,
      `insert into inbox values ('T1', 'Ev1', 'C1/1.0', '{}', 0, 0, null)`,
      `insert into deliveries values ('T1', 'a', 'token-a', 'claimed', 5, null, null, 0)`,
      `insert into deliveries values ('T1', 'b', 'token-b', 'released', 5, null, null, 0)`,
      `insert into deliveries values ('T1', 'c', 'token-c', 'done', 5, 'C1', '2.0', 0)`,
      `insert into deliveries values ('T1', 'd', 'token-d', 'given_up', 5, null, null, 0)`,
      `insert into topics values ('T1', 'C1/1.0', 'depends', 'guest-os-patching', null, 0)`,
      `insert into unanswered values ('T1', 'id', 'who feeds the cat?', 0)`,
    );
    expect(await inRaw('select name from srm_migrations')).toEqual(names.slice(0, 1));
    const store = await createStore(place.place);
    const claims = ['a', 'b', 'c', 'd'].map((key) => store.claim({ team: 'T1', key }, now, 1));
    const leasedUntil = new Date(now.getTime() + 1);
    expect(await Promise.all(claims)).toEqual([
      { kind: 'again', token: 'token-a', leasedUntil },
      { kind: 'first', token: 'token-b', leasedUntil },
      { kind: 'done', channel: 'C1', ts: '2.0' },
      { kind: 'given up' },
    ]);
    const said = { team: 'T1', id: 'Ev1', subject: 'C1/1.0', body: '{}' };
    expect(await store.unfinished(now, 1, 10)).toEqual([said]);
    const topic = { kind: 'depends', concern: 'guest-os-patching', service: null };
    expect(await store.topic('T1', 'C1/1.0')).toEqual(topic);
    expect(await store.greetOnce('T1', 'U1', now)).toBe(true);
    await store.close();
    expect(await inRaw('select text from unanswered')).toEqual([{ text: 'who feeds the cat?' }]);
    expect(await inRaw('select name from srm_migrations order by name')).toEqual(names);
  });

  it.each(Object.keys(keptTables))('keep every row of a store that ends with %s', async (last) => {
    const version = Object.keys(keptTables).indexOf(last) + 1;
    const rows = Object.entries(rowsSince).filter(([name]) => name <= last);
    await leaveBehind(version, ...rows.flatMap(([, statements]) => statements));
    const before = await linesOf(place.place);
    const held = new Set(before.map((line) => /^{"table":"(\w+)"/.exec(line)?.[1]));
    held.delete(undefined);
    const tables = Object.entries(keptTables).filter(([name]) => name <= last);
    expect([...held].sort()).toEqual(tables.flatMap(([, of]) => Object.keys(of)).sort());
    await (await createStore(place.place)).close();
    const after = await linesOf(place.place);
    expect(after).toEqual(expect.arrayContaining(before.slice(1, -1)));
    expect(after.length).toBe(before.length);
  });

  it('leave an earlier version as it was when they fail half-way', async () => {
    await leaveBehind(1, 'create table greetings (of_somebody_else integer)');
    await expect(createStore(place.place)).rejects.toThrow(StoreError);
    expect(await inRaw('select name from srm_migrations')).toEqual(names.slice(0, 1));
    await inRaw('select * from inbox', 'drop table greetings');
    await (await createStore(place.place)).close();
    expect(await inRaw('select name from srm_migrations order by name')).toEqual(names);
  });

  it('refuse a store that a newer program wrote, and say which', async () => {
    await (await createStore(place.place)).close();
    await inRaw("insert into srm_migrations values ('9999-later', '2030-01-01T00:00:00.000Z')");
    const refused = createStore(place.place);
    await expect(refused).rejects.toThrow(StoreError);
    await expect(refused).rejects.toThrow(/newer srm .*9999-later.*start that version/);
  });

  it('leave nothing behind when they fail half-way, and come up once the cause is gone', async () => {
    await inRaw('create table topics (of_somebody_else integer)');
    await expect(createStore(place.place)).rejects.toThrow(StoreError);
    await inRaw('select * from srm_migrations', 'drop table topics');
    await (await createStore(place.place)).close();
    expect(await inRaw('select name from srm_migrations order by name')).toEqual(names);
  });

  it('each say which tables they made, for backups', () => {
    expect(Object.keys(keptTables)).toEqual(Object.keys(migrations));
  });

  it('put the team into every primary key', async () => {
    await (await createStore(place.place)).close();
    const statement =
      'databaseUrl' in place.place
        ? `select table_name from information_schema.key_column_usage k
           join information_schema.table_constraints using (constraint_name, table_name)
           where constraint_type = 'PRIMARY KEY' and column_name = 'team_id' order by table_name`
        : `select m.name as table_name from sqlite_master m, pragma_table_info(m.name) c
           where m.type = 'table' and c.pk > 0 and c.name = 'team_id' order by m.name`;
    const tables = [
      ...['channel_settings', 'deliveries', 'greetings', 'inbox', 'installations', 'muted_threads'],
      ...['subscriptions', 'tips_posted', 'topics', 'unanswered'],
    ];
    expect(await inRaw(statement)).toEqual(tables.map((table_name) => ({ table_name })));
  });
});

describe('migrations of replicas', () => {
  it(
    'let three that start at once on an empty PostgreSQL all come up',
    async () => {
      const { url, drop } = await freshDatabase();
      const stores = await Promise.all([1, 2, 3].map(() => createStore({ databaseUrl: url })));
      const said = { team: 'T1', id: 'Ev1', subject: null, body: '{}' };
      const taken = await Promise.all(stores.map((store) => store.accept(said, now, 1)));
      expect(taken.sort()).toEqual(['known', 'known', 'new']);
      await Promise.all(stores.map((store) => store.close()));
      await drop();
    },
    hookTimeoutMs,
  );
});
