import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { StorePlace } from '../create-store.ts';
import { executed, journal, journalOf, migrations, newerThan } from '../migrate.ts';
import { withMigrated } from '../open.ts';
import { StoreError } from '../store-error.ts';
import type { Database, Tables } from '../tables.ts';
import { Head, RowLine, Tail } from './dump.ts';
import { type KeptTable, tablesAt } from './kept-tables.ts';

/** Rows written by one statement: with ten columns far below what either database takes. */
const batchSize = 500;

/** How many rows of each table were written. */
export type Restored = Readonly<Record<string, number>>;

/**
 * Makes a store hold what the lines of a backup say and nothing else, all or nothing. A backup of an earlier version
 * is brought up as a store of that version would be.
 *
 * @param replace deletes what the store holds; otherwise only an empty one is written to.
 * @throws StoreError when the lines are no whole backup, the store is in use or not empty, or cannot be written.
 */
export function restore(
  place: StorePlace,
  lines: AsyncIterable<string>,
  replace: boolean,
): Promise<Restored> {
  return withMigrated(place, async (db) => {
    await refuseInUse(db, place);
    return db.transaction().execute(async (all) => {
      if (!replace && !(await isEmpty(all))) {
        throw new StoreError(
          'the store is not empty: name another DATA_DIR or DATABASE_URL, or delete all that it holds with --replace',
        );
      }
      return write(all, parsed(lines));
    });
  });
}

/** SQLite's lock tells by itself. */
async function refuseInUse(db: Database, place: StorePlace): Promise<void> {
  if ('dataDir' in place) return;
  const others = await sql`select pid from pg_stat_activity where datname = current_database()
    and application_name = 'srm' and pid <> pg_backend_pid()`.execute(db);
  if (others.rows.length > 0) {
    throw new StoreError('the store is in use: stop every srm that has this DATABASE_URL');
  }
}

async function isEmpty(db: Database): Promise<boolean> {
  for (const { name } of tablesAt(Object.keys(migrations))) {
    const found = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (found.rows.length > 0) return false;
  }
  return true;
}

type Line = { readonly number: number; readonly value: unknown };

async function* parsed(lines: AsyncIterable<string>): AsyncGenerator<Line, void> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    yield { number, value: jsonOf(line, number) };
  }
}

function jsonOf(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new StoreError(`line ${number}: is not JSON: the backup is damaged`);
  }
}

function shaped<T>(shape: z.ZodType<T>, { number, value }: Line): T {
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  throw new StoreError(`line ${number}: is not of a backup: ${z.prettifyError(error)}`);
}

async function write(
  all: Transaction<Tables>,
  lines: AsyncGenerator<Line, void>,
): Promise<Restored> {
  const first = await lines.next();
  if (first.done === true) throw new StoreError('the backup is empty');
  const head = shaped(Head, first.value);
  const ahead = newerThan(head.migrations);
  if (ahead.length > 0) {
    throw new StoreError(`a newer srm made the backup (it has ${ahead.join(', ')}): take that one`);
  }
  const been = head.migrations.map(({ name }) => name);
  await rebuild(all, been);
  const rows = await writeRows(all, lines, tablesAt(been));
  await bringUp(all, head);
  return rows;
}

/** The schema that the backup's rows had, with nothing in it. */
async function rebuild(all: Transaction<Tables>, been: readonly string[]): Promise<void> {
  for (const { name } of tablesAt((await executed(all)).map((one) => one.name))) {
    await all.schema.dropTable(name).execute();
  }
  await journalOf(all).deleteFrom(journal).execute();
  for (const name of been) await migrations[name]?.up(all);
}

async function writeRows(
  all: Transaction<Tables>,
  lines: AsyncGenerator<Line, void>,
  tables: readonly KeptTable[],
): Promise<Restored> {
  const rows: Record<string, number> = Object.fromEntries(tables.map(({ name }) => [name, 0]));
  let batch: RowLine[] = [];
  for await (const line of lines) {
    const end = Tail.safeParse(line.value);
    if (end.success) {
      await writeBatch(all, batch);
      return whole(rows, end.data.rows);
    }
    const next = shaped(RowLine, line);
    if (rows[next.table] === undefined) {
      throw new StoreError(`line ${line.number}: there is no table "${next.table}"`);
    }
    rows[next.table] = (rows[next.table] ?? 0) + 1;
    if (batch.length === batchSize || !isAlike(batch[0], next)) {
      await writeBatch(all, batch);
      batch = [];
    }
    batch.push(next);
  }
  throw new StoreError('the end of the backup is missing: it was cut off');
}

/** Whether one statement can write both. */
function isAlike(first: RowLine | undefined, { table, row }: RowLine): boolean {
  const columns = (of: object): string => Object.keys(of).join();
  return first?.table === table && columns(first.row) === columns(row);
}

function whole(rows: Restored, told: Restored): Restored {
  const wrong = Object.entries(rows).filter(([table, count]) => told[table] !== count);
  if (wrong.length === 0) return rows;
  const what = wrong.map(([table, count]) => `${count} rows of ${table}, not ${told[table]}`);
  throw new StoreError(`the backup is damaged: it holds ${what.join('; ')}`);
}

async function writeBatch(all: Transaction<Tables>, batch: readonly RowLine[]): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const columns = Object.keys(first.row);
  const values = batch.map(({ row }) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const into = sql`${sql.table(first.table)} (${sql.join(columns.map((column) => sql.ref(column)))})`;
  await sql`insert into ${into} values ${sql.join(values)}`.execute(all);
}

/** What a later version added; the journal says so of each. */
async function bringUp(all: Transaction<Tables>, { migrations: old }: Head): Promise<void> {
  const been = new Set(old.map(({ name }) => name));
  const missing = Object.entries(migrations).filter(([name]) => !been.has(name));
  for (const [, migration] of missing) await migration.up(all);
  // Kysely wants them in the order of time, and of names where it is the same.
  const timestamp = old.at(-1)?.timestamp ?? '';
  const added = missing.map(([name]) => ({ name, timestamp }));
  await journalOf(all)
    .insertInto(journal)
    .values([...old, ...added])
    .execute();
}
