import { Kysely } from 'kysely';
import type { Backend } from './backend.ts';
import type { StorePlace } from './create-store.ts';
import { migrate } from './migrate.ts';
import { StoreError } from './store-error.ts';
import type { Database, Tables } from './tables.ts';

/** Each driver is loaded only where it is used: `pg` would cost the embedded start 40 ms. */
export async function openBackend(place: StorePlace): Promise<Backend> {
  if ('dataDir' in place) {
    const { openEmbedded } = await import('./embedded.ts');
    return openEmbedded(place.dataDir);
  }
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(place.databaseUrl);
}

/** Brings the schema up. */
export async function migrateBackend({ patientDialect }: Backend, db: Database): Promise<void> {
  if (patientDialect === undefined) return migrate(db);
  const patient = new Kysely<Tables>({ dialect: patientDialect });
  try {
    await migrate(patient);
  } finally {
    await patient.destroy();
  }
  // Kysely closes only what was used: without a first connection, one could still be made after `close`.
  await db.connection().execute(async () => undefined);
}

/** What was thrown, in words for the person who runs srm. */
export function asStoreError({ explain }: Backend, cause: unknown): StoreError {
  return cause instanceof StoreError ? cause : explain(cause);
}

/**
 * A database as it is, for what stands outside a store's life: nothing is brought up, no lease is ended.
 *
 * @throws StoreError when it cannot be used, or `work` threw.
 */
export async function withDatabase<R>(
  place: StorePlace,
  work: (db: Database) => Promise<R>,
): Promise<R> {
  const backend = await openBackend(place);
  const db: Database = new Kysely<Tables>({ dialect: backend.patientDialect ?? backend.dialect });
  try {
    // Kysely opens at the first use: what cannot be opened shall fail before any work.
    await db.connection().execute(async () => undefined);
    return await work(db);
  } catch (cause) {
    throw asStoreError(backend, cause);
  } finally {
    await db.destroy().catch(() => undefined);
  }
}

/** The same with the schema brought up first. */
export async function withMigrated<R>(
  place: StorePlace,
  work: (db: Database) => Promise<R>,
): Promise<R> {
  return withDatabase(place, async (db) => {
    await migrate(db);
    return work(db);
  });
}
