import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { dump } from '../../../src/store/backup/dump.ts';
import { readStore } from '../../../src/store/backup/read-store.ts';
import { createStore, type StorePlace } from '../../../src/store/create-store.ts';
import { openEmbedded } from '../../../src/store/embedded.ts';
import { migrate, migrations } from '../../../src/store/migrate.ts';
import { openPostgres } from '../../../src/store/postgres.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { databases, hookTimeoutMs, type Place } from '../databases.ts';
import { fill } from '../fill.ts';
import { runRaw } from '../stage.ts';
import { at } from '../wishes.ts';
import { linesOf, restored } from './lines.ts';

/** A store with rows of two workspaces, closed. */
async function filled(place: StorePlace): Promise<void> {
  const store = await createStore(place);
  await fill(store, 'T1');
  await fill(store, 'T2');
  await store.rememberUnanswered('T1', 'quotes " \' \\ \n and 汉字 👩‍🚀', at(0));
  await store.markDone({ team: 'T1', key: 'answer/D1/1.0' }, { channel: 'D1', ts: '2.0' }, at(1));
  await store.close();
}

describe.each(databases)('a backup of $name', ({ create }) => {
  let from: Place;

  beforeEach(async () => {
    from = await create();
    await filled(from.place);
  }, hookTimeoutMs);
  afterEach(() => from?.remove());

  it.each(databases)(
    'restored to $name holds the same rows, and backs up to the same lines',
    async (to) => {
      const other = await to.create();
      onTestFinished(other.remove);
      const lines = await linesOf(from.place);
      const rows = await restored(other.place, lines);
      expect(rows).toMatchObject({ inbox: 4, subscriptions: 4, tips_posted: 4, unanswered: 3 });
      expect(await linesOf(other.place)).toEqual(lines);
      const store = await createStore(other.place);
      expect(await store.findPosted({ team: 'T1', key: 'answer/D1/1.0' })).toEqual({
        ...{ channel: 'D1', ts: '2.0' },
      });
      expect(await store.tipHistory({ team: 'T2', channel: 'C1' })).toHaveLength(1);
      expect(await store.accept({ team: 'T1', id: 'Ev1', subject: null, body: '' }, at(9), 1)).toBe(
        'known',
      );
      await store.close();
      expect((await linesOf(other.place)).length).toBe(lines.length);
    },
  );

  it('is of one instant, whatever is written meanwhile', async () => {
    await runRaw(from.place, manyTopics(1_200));
    const lines = await readStore(from.place, async (db) => {
      const found: string[] = [];
      for await (const line of dump(db)) {
        // Where others can write at all.
        if (found.length === 1 && 'databaseUrl' in from.place) {
          await runRaw(from.place, `insert into unanswered values ('T9', 'late', 'late', 0)`);
        }
        found.push(line);
      }
      return found;
    });
    expect(lines.join('\n')).not.toContain('late');
    expect(lines.filter((line) => line.includes('"table":"topics"'))).toHaveLength(1_208);
  });

  it('restores more rows than one statement writes', async () => {
    await runRaw(from.place, manyTopics(1_200));
    const lines = await linesOf(from.place);
    await restored(from.place, lines, true);
    expect(await linesOf(from.place)).toEqual(lines);
  });

  it('is refused by a store that holds something, unless that may go', async () => {
    const lines = await linesOf(from.place);
    await expect(restored(from.place, lines)).rejects.toThrow(/not empty: .*--replace/);
    await runRaw(from.place, `insert into unanswered values ('T9', 'new', 'new', 0)`);
    await restored(from.place, lines, true);
    expect(await linesOf(from.place)).toEqual(lines);
  });

  it('that is damaged leaves what was there, and says what is wrong with it', async () => {
    const lines = await linesOf(from.place);
    const [head = '', ...rest] = lines;
    const tail = lines.at(-1) ?? '';
    const row = rest[0] ?? '';
    const damaged: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /backup is empty/],
      [[tail], /line 1: is not of a backup/],
      [lines.slice(0, -1), /end of the backup is missing/],
      [[head, 'Dear diary', tail], /line 2: is not JSON/],
      [[head, '{"table":"inbox"}', tail], /line 2: is not of a backup/],
      [[head, '{"table":"pg_class","row":{}}', tail], /line 2: there is no table "pg_class"/],
      [[head, ...rest.slice(1)], /damaged: it holds 3 rows of inbox, not 4/],
      [[head, row, ...rest], /unique|duplicate/i],
      [[head, row.replace('"subject"', '"subject\\" text); --"'), ...rest], /column/],
      [[head.replace('0001-first', '9999-later'), ...rest], /newer srm made .*9999-later/],
    ];
    for (const [wrong, why] of damaged) {
      const refused = restored(from.place, wrong, true);
      await expect(refused).rejects.toThrow(StoreError);
      await expect(refused).rejects.toThrow(why);
    }
    expect(await linesOf(from.place)).toEqual(lines);
  });
});

function manyTopics(count: number): string {
  return `insert into topics with recursive numbers(n) as
    (select 1 union all select n + 1 from numbers where n < ${count})
    select 'T5', 'C' || n, 'unknown', null, null, 0 from numbers`;
}

const earlier = Object.keys(migrations).slice(0, -1);

describe.each(databases)('a backup of an earlier version on $name', ({ create }) => {
  it.each(earlier)('that ends with %s is brought up as it is restored', async (last) => {
    const [from, to] = [await create(), await create()];
    onTestFinished(from.remove);
    onTestFinished(to.remove);
    const known = Object.entries(migrations).filter(([name]) => name <= last);
    const backend =
      'dataDir' in from.place
        ? openEmbedded(from.place.dataDir)
        : openPostgres(from.place.databaseUrl);
    const db = new Kysely<Tables>({ dialect: backend.dialect });
    await migrate(db, Object.fromEntries(known));
    await db.destroy();
    await runRaw(from.place, `insert into topics values ('T1', 'D1', 'unknown', null, null, 7)`);
    await restored(to.place, await linesOf(from.place));
    const store = await createStore(to.place);
    expect(await store.topic('T1', 'D1')).toMatchObject({ kind: 'unknown' });
    expect(await store.greetOnce('T1', 'D1', at(0))).toBe(true);
    await store.close();
    const names = await runRaw(to.place, 'select name from srm_migrations order by name');
    expect(names).toEqual(Object.keys(migrations).map((name) => ({ name })));
  });
});

describe.each(databases)('a store in use on $name', ({ name, create }) => {
  it('cannot be restored to', async () => {
    const place = await create();
    onTestFinished(place.remove);
    const store = await createStore(place.place);
    onTestFinished(store.close);
    await store.topic('T1', 'D1');
    const refused = restored(place.place, ['']);
    await expect(refused).rejects.toThrow(/in use.*stop/);
  });

  it('can be backed up', async () => {
    const place = await create();
    onTestFinished(place.remove);
    const store = await createStore(place.place);
    await fill(store, 'T1');
    let isOver = false;
    const upkeep = async (written: number): Promise<number> => {
      if (isOver) return written;
      await new Promise((done) => setTimeout(done, 5));
      return upkeep(written + (await store.writeSnapshots()));
    };
    const keeping = upkeep(0);
    const during = await linesOf(place.place).finally(() => {
      isOver = true;
    });
    expect(await keeping).toBe(name === 'embedded' ? 1 : 0);
    await store.close();
    expect(during).toEqual(await linesOf(place.place));
  });
});
