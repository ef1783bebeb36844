import { type Compilable, Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { dueQuery } from '../../src/store/inbox.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { forgetQueries } from '../../src/store/retention.ts';
import { dueSubscriptionsQuery, userQuery } from '../../src/store/subscriptions.ts';
import type { Database, Tables } from '../../src/store/tables.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';
import { openRaw, type Raw } from './raw.ts';
import { at, wish } from './wishes.ts';

/** What runs all the time, and the index it must use, or it would cost what exists and not what is due. */
const plans: readonly (readonly [string, (db: Database) => Compilable])[] = [
  ['inbox_unfinished', (db) => dueQuery(db, 1, 1)],
  ['inbox_finished', (db) => forgetQueries(db, 1)[0]],
  ['deliveries_changed', (db) => forgetQueries(db, 1)[1]],
  ['topics_changed', (db) => forgetQueries(db, 1)[2]],
  ['unanswered_asked', (db) => forgetQueries(db, 1)[3]],
  ['muted_threads_muted', (db) => forgetQueries(db, 1)[4]],
  ['subscriptions_off', (db) => forgetQueries(db, 1)[5]],
  ['subscriptions_off', (db) => forgetQueries(db, 1)[6]],
  ['subscriptions_due', (db) => dueSubscriptionsQuery(db, page)],
  [
    'subscriptions_due',
    (db) => dueSubscriptionsQuery(db, { ...page, after: wish('T1', 'C1', -4_000) }),
  ],
  ['subscriptions_user', (db) => userQuery(db, 'T1', 'U1')],
];

const page = { now: at(0).getTime(), limit: 100, after: undefined };

/** The reading of whole tables, in SQLite's words and in PostgreSQL's. */
const wholeTable =
  /seq scan|scan (?:inbox|deliveries|topics|unanswered|muted_threads|tips_posted|subscriptions)(?! using)/i;

describe.each(databases)('query plans on $name', ({ create }) => {
  let place: Place;
  let raw: Raw;
  let queries: readonly { readonly index: string; readonly sql: string }[];

  beforeAll(async () => {
    place = await create();
    const { dialect } =
      'dataDir' in place.place
        ? openEmbedded(place.place.dataDir)
        : openPostgres(place.place.databaseUrl);
    const db = new Kysely<Tables>({ dialect });
    await migrate(db);
    queries = plans.map(([index, query]) => ({ index, sql: filled(query(db).compile()) }));
    await db.destroy();
    raw = await openRaw(place.place);
  }, hookTimeoutMs);
  afterAll(async () => {
    await raw?.close();
    await place?.remove();
  });

  const explain = async (sql: string): Promise<string> => {
    const explaining = 'dataDir' in place.place ? 'explain query plan' : 'explain';
    return JSON.stringify(await raw.run(`${explaining} ${sql}`));
  };

  it('cost what is due, not what exists', async () => {
    // Tables this small PostgreSQL would rather read whole.
    if ('databaseUrl' in place.place) await raw.run('set enable_seqscan = off');
    for (const { index, sql } of queries) {
      const plan = await explain(sql);
      expect(plan).toContain(index);
      expect(plan).not.toMatch(wholeTable);
    }
    if ('databaseUrl' in place.place) await raw.run('set enable_seqscan = on');
  });

  it(
    'of the poll read an index in its order where 5,000 of 100,000 subscriptions are due',
    async () => {
      await raw.run(`insert into subscriptions ${subscriptions(100_000, 5_000)}`);
      await raw.run('analyze subscriptions');
      const polls = queries.filter(({ index }) => index === 'subscriptions_due');
      expect(polls).toHaveLength(2);
      for (const { index, sql } of polls) {
        const plan = await explain(sql);
        expect(plan).toContain(index);
        expect(plan).not.toMatch(wholeTable);
        expect(plan).not.toMatch(/sort|temp b-tree|bitmap/i);
        expect(await raw.run(sql)).toHaveLength(page.limit);
      }
    },
    hookTimeoutMs,
  );
});

/** The text of a query with its values in it; none of them holds a quote. */
function filled({ sql, parameters }: ReturnType<Compilable['compile']>): string {
  let count = 0;
  return sql.replace(/\$\d+|\?/g, () => {
    const value = parameters[count];
    count += 1;
    return typeof value === 'number' ? String(value) : `'${value}'`;
  });
}

/** Rows for so many channels of 500 teams, of which the first are due, one a millisecond. */
function subscriptions(count: number, due: number): string {
  const { schedule } = wish('T1', 'C1');
  const now = at(0).getTime();
  return `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${count})
    select 'T' || (n % 500), 'C' || n, '${JSON.stringify(schedule)}', '[]', 'U' || (n % 300),
      ${now} + (n - ${due}) * (case when n > ${due} then 1000 else 1 end), '2026-11-23', ${now}
    from numbers`;
}
