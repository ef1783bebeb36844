import { type Compilable, type CompiledQuery, Kysely, type LogEvent } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { dueQuery } from '../../src/store/inbox.ts';
import { methodsOf } from '../../src/store/methods.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { forgetQueries } from '../../src/store/retention.ts';
import { dueSubscriptionsQuery, userQuery } from '../../src/store/subscriptions.ts';
import type { Database, Tables } from '../../src/store/tables.ts';
import { calls } from './calls.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';
import { fill } from './fill.ts';
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
  /seq scan|scan (?:inbox|deliveries|topics|unanswered|muted_threads|tips_posted|subscriptions|channel_settings|greetings|installations)(?! using)/i;

describe.each(databases)('query plans on $name', ({ create }) => {
  let place: Place;
  let raw: Raw;
  let asked: readonly string[];
  let queries: readonly { readonly index: string; readonly sql: string }[];

  beforeAll(async () => {
    place = await create();
    const { dialect } =
      'dataDir' in place.place
        ? openEmbedded(place.place.dataDir)
        : openPostgres(place.place.databaseUrl);
    const said: string[] = [];
    const log = (event: LogEvent): void => void said.push(filled(event.query));
    const db = new Kysely<Tables>({ dialect, log });
    await migrate(db);
    queries = plans.map(([index, query]) => ({ index, sql: filled(query(db).compile()) }));
    asked = await everyQuery(db, said);
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

  it(
    'of every method read an index where each table has 100,000 rows of 500 workspaces',
    async () => {
      for (const statement of rows(100_000)) await raw.run(statement);
      await raw.run('analyze');
      expect(asked.length).toBeGreaterThan(40);
      for (const sql of asked) {
        const plan = await explain(sql);
        expect(plan.replaceAll(/seq scan on installations/gi, ''), sql).not.toMatch(wholeTable);
      }
    },
    hookTimeoutMs,
  );
});

/** What the methods ask for, each called once for a workspace that has rows, as texts with their values in them. */
async function everyQuery(db: Database, said: string[]): Promise<readonly string[]> {
  const store = methodsOf(
    db,
    () => undefined,
    (method) => method,
  );
  const begun = said.length;
  for (const call of Object.values(calls)) {
    await fill(store, 'T7');
    await call(store, 'T7');
  }
  await store.unfinished(at(1_000), 10, 10);
  await store.dueSubscriptions(at(1), 100);
  await store.installations(10, 'T1');
  await store.forgetBefore(at(-1));
  await store.forgetTeam('T7');
  // An insert has no plan that grows, nor has what is said of transactions.
  const all = said.slice(begun).filter((sql) => /^(?:select|update|delete)/.test(sql));
  return [...new Set(all)];
}

/** The text of a query with its values in it; none of them holds a quote. */
function filled({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): string {
  let count = 0;
  return sql.replace(/\$\d+|\?/g, () => {
    const value = parameters[count];
    count += 1;
    if (value === null) return 'null';
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

/** So many rows of every other table, of 500 teams; all but a few are worked off, and younger than the retention. */
function rows(count: number): readonly string[] {
  const now = at(0).getTime();
  const numbers = `with recursive numbers(n) as
    (select 1 union all select n + 1 from numbers where n < ${count})`;
  const open = `case when n % 1000 = 0 then null else ${now} + n end`;
  const of: Readonly<Record<string, string>> = {
    inbox: `'Ev' || n, 'C' || n || '/1.0', case when n % 1000 = 0 then '{}' end, 0, ${now}, ${open}`,
    deliveries: `'answer/C' || n, 'token', 'done', 0, 'C' || n, '1.0', ${now} + n`,
    topics: `'C' || n || '/1.0', 'unknown', null, null, ${now} + n`,
    unanswered: `'id' || n, 'text', ${now} + n`,
    tips_posted: `'C' || n, '2026-11-23', 'a'`,
    channel_settings: `'C' || n, 'clear', 'thread', 'members'`,
    muted_threads: `'C' || n, '1.0', ${now} + n`,
    greetings: `'C' || n, 0`,
  };
  const inserts = Object.entries(of).map(
    ([table, values]) =>
      `insert into ${table} ${numbers} select 'T' || (n % 500), ${values} from numbers`,
  );
  const installed = `insert into installations with recursive numbers(n) as
    (select 1 union all select n + 1 from numbers where n < 500)
    select 'T' || n, 'sealed', 'k1', '', 0, 0 from numbers`;
  return [...inserts, installed];
}
