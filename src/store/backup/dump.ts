import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { executed } from '../migrate.ts';
import { StoreError } from '../store-error.ts';
import type { Database } from '../tables.ts';
import { type KeptTable, tablesAt } from './kept-tables.ts';

/** Rows read, and written, at once: little memory, few round trips. */
const pageSize = 500;

/** The shape of what is written; another number is another shape. */
const format = 1;

const Migration = z.strictObject({ name: z.string(), timestamp: z.string() });

/** First line: what wrote it, and which migrations the store had been through. */
export const Head = z.strictObject({
  srm: z.literal('backup'),
  format: z.literal(format),
  migrations: z.array(Migration).min(1).readonly(),
});
export type Head = z.infer<typeof Head>;

/** Every line between; columns as they are in both databases. */
export const RowLine = z.strictObject({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.int(), z.null()])),
});
export type RowLine = z.infer<typeof RowLine>;

/** Last line: how many rows of each table came before. Without it, the end is missing. */
export const Tail = z.strictObject({ rows: z.record(z.string(), z.int()) });

/**
 * All that a store holds at one instant, as lines of JSON without their ends.
 *
 * @throws StoreError when the store was never brought up.
 */
export async function* dump(db: Database): AsyncGenerator<string, void> {
  const { transaction, end } = await frozen(db);
  try {
    const migrations = await executed(transaction);
    if (migrations.length === 0) throw new StoreError('the store is empty: srm never ran on it');
    yield JSON.stringify({ srm: 'backup', format, migrations } satisfies Head);
    const rows: Record<string, number> = {};
    for (const table of tablesAt(migrations.map(({ name }) => name))) {
      rows[table.name] = 0;
      for await (const row of rowsOf(transaction, table)) {
        rows[table.name] = (rows[table.name] ?? 0) + 1;
        yield JSON.stringify({ table: table.name, row });
      }
    }
    yield JSON.stringify({ rows });
  } finally {
    await end();
  }
}

/** The same rows at each look, whatever others write meanwhile. */
async function frozen(db: Database) {
  const begin = db.startTransaction().setIsolationLevel('repeatable read');
  const transaction = await begin.execute();
  return { transaction, end: () => transaction.rollback().execute() };
}

type Row = Readonly<Record<string, unknown>>;

/** All rows by primary key, a page at a time. */
export async function* rowsOf(
  db: Database,
  { name, key }: KeptTable,
): AsyncGenerator<Row, void, undefined> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let page: readonly Row[] = [];
  do {
    page = await pageAfter(db, { name, key, columns }, page.at(-1));
    yield* page;
  } while (page.length === pageSize);
}

async function pageAfter(
  db: Database,
  { name, key, columns }: KeptTable & { readonly columns: RawBuilder<unknown> },
  last: Row | undefined,
): Promise<readonly Row[]> {
  const after =
    last === undefined
      ? sql``
      : sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  const query = sql<Row>`select * from ${sql.table(name)} ${after} order by ${columns} limit ${sql.lit(pageSize)}`;
  return (await query.execute(db)).rows;
}
