import { type Migration, Migrator } from 'kysely';
import { z } from 'zod';
import { first } from './migrations/0001-first.ts';
import { tips } from './migrations/0002-tips.ts';
import { installations } from './migrations/0003-installations.ts';
import { StoreError } from './store-error.ts';
import type { Database } from './tables.ts';

/** Every migration by name, in the order of names; new ones are added below. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-tips': tips,
  '0003-installations': installations,
};

/** Not Kysely's default names, which another program in the same database may use. */
export const journal = 'srm_migrations';

/**
 * Brings the database to the newest schema, all or nothing, one process at a time.
 *
 * @param known what this program knows; a test takes the part that an earlier version knew.
 * @throws StoreError when the database knows a migration that this program does not; else what the driver threw.
 */
export async function migrate(db: Database, known = migrations): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...known }) },
    migrationTableName: journal,
    migrationLockTableName: 'srm_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const ahead = newerThan(await executed(db), known);
  if (ahead.length === 0) throw error;
  throw new StoreError(
    `the store was written by a newer srm (it has ${ahead.join(', ')}): start that version or a later one, or restore a backup made by this one`,
    { cause: error },
  );
}

/** Names of those that this program does not know. */
export function newerThan(
  been: readonly Pick<Executed, 'name'>[],
  known = migrations,
): readonly string[] {
  return been.map(({ name }) => name).filter((name) => known[name] === undefined);
}

const Executed = z.object({ name: z.string(), timestamp: z.string() });

/** A migration that a database has been through, and when. */
export type Executed = z.infer<typeof Executed>;

/** What the database has been through, in order; nothing when it cannot say. */
export async function executed(db: Database): Promise<readonly Executed[]> {
  const all = journalOf(db).selectFrom(journal).select(['name', 'timestamp']).orderBy('name');
  const rows: unknown = await all.execute().catch(() => []);
  return z.array(Executed).parse(rows);
}

/** The database with the table that says what it has been through. */
export function journalOf(db: Database) {
  return db.withTables<{ [journal]: Executed }>();
}
