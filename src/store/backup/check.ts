import { sql } from 'kysely';
import { z } from 'zod';
import type { StorePlace } from '../create-store.ts';
import { type Malformed, problemIn } from '../malformed.ts';
import { executed, migrations, newerThan } from '../migrate.ts';
import type { Database } from '../tables.ts';
import { rowsOf } from './dump.ts';
import { type KeptTable, tablesAt } from './kept-tables.ts';
import { readStore } from './read-store.ts';
import { rowShapes } from './row-shapes.ts';

export type StoreReport = {
  /** What the database says is damaged; empty for PostgreSQL, which keeps that to itself. */
  readonly damage: readonly string[];
  readonly migrations: {
    readonly been: readonly string[];
    /** The next start brings them. */
    readonly missing: readonly string[];
    /** This program knows nothing of them. */
    readonly newer: readonly string[];
  };
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
  readonly malformed: readonly Malformed[];
};

/**
 * Reads every row and changes nothing, whether srm runs or not.
 *
 * @throws StoreError when there is no store, or it cannot be read.
 */
export function checkStore(place: StorePlace): Promise<StoreReport> {
  return readStore(place, async (db) => {
    const damage = 'dataDir' in place ? await damageOf(db) : [];
    const been = (await executed(db)).map(({ name }) => name);
    const missing = Object.keys(migrations).filter((name) => !been.includes(name));
    const newer = newerThan(been.map((name) => ({ name })));
    const tables = [];
    for (const table of tablesAt(been)) tables.push(await readTable(db, table));
    return {
      damage,
      migrations: { been, missing, newer },
      rows: Object.fromEntries(tables.map(({ name, count }) => [name, count])),
      malformed: tables.flatMap(({ malformed }) => malformed),
    };
  });
}

/** Whether srm can go on with it: what a start brings up by itself is no harm. */
export function isSound({ damage, migrations: { newer }, malformed }: StoreReport): boolean {
  return damage.length + newer.length + malformed.length === 0;
}

const Damage = z.array(z.object({ integrity_check: z.string() }));

async function damageOf(db: Database): Promise<readonly string[]> {
  const { rows } = await sql`pragma integrity_check`.execute(db);
  return Damage.parse(rows)
    .map(({ integrity_check }) => integrity_check)
    .filter((line) => line !== 'ok');
}

async function readTable(db: Database, table: KeptTable) {
  const shape = Object.entries(rowShapes).find(([name]) => name === table.name)?.[1];
  const malformed: Malformed[] = [];
  let count = 0;
  for await (const row of rowsOf(db, table)) {
    count += 1;
    const error = shape?.safeParse(row).error;
    if (error === undefined) continue;
    const key = table.key.map((column) => String(row[column])).join('/');
    malformed.push({ table: table.name, key, problem: problemIn(error) });
  }
  return { name: table.name, count, malformed };
}
