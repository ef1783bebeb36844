import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { migrations } from '../../src/store/migrate.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';
import { freshDatabase } from './postgres.ts';
import { openRaw } from './raw.ts';

const now = new Date('2026-11-23T00:00:00Z');
const names = Object.keys(migrations).map((name) => ({ name }));

describe.each(databases)('migrations on $name', ({ create }) => {
  let place: Place;

  beforeEach(async () => {
    place = await create();
  }, hookTimeoutMs);
  afterEach(() => place?.remove());

  async function inRaw(...statements: readonly string[]): Promise<readonly unknown[]> {
    const raw = await openRaw(place.place);
    let last: readonly unknown[] = [];
    for (const statement of statements) last = await raw.run(statement);
    await raw.close();
    return last;
  }

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
    expect(await inRaw('select name from srm_migrations')).toEqual(names);
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
    const tables = ['deliveries', 'inbox', 'topics', 'unanswered'];
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
