import { Kysely } from 'kysely';
import type { Backend } from './backend.ts';
import { freeEvents } from './inbox.ts';
import { type Report, reportOnce } from './malformed.ts';
import { type Checked, methodsOf } from './methods.ts';
import { asStoreError, migrateBackend, openBackend } from './open.ts';
import type { Store } from './store.ts';
import type { Database, Tables } from './tables.ts';

/** Where the store lives: a folder of its own, or a `postgres://` address. */
export type StorePlace = { readonly dataDir: string } | { readonly databaseUrl: string };

/**
 * Opens the store, with its schema brought up to date. Both places behave alike.
 *
 * @param report is told of rows that are left out because they cannot be read, of each once.
 * @throws StoreError when the database cannot be used, or is newer than this program.
 */
export async function createStore(
  place: StorePlace,
  report: Report = () => undefined,
): Promise<Store> {
  const backend = await openBackend(place);
  const db: Database = new Kysely<Tables>({ dialect: backend.dialect });
  try {
    await migrateBackend(backend, db);
    if (backend.alone !== undefined) {
      backend.alone.dropSnapshots();
      await freeEvents(db);
    }
  } catch (cause) {
    // What a broken database says to the closing is less than why it could not be opened.
    await db.destroy().catch(() => undefined);
    throw asStoreError(backend, cause);
  }
  return storeOf(backend, db, reportOnce(report));
}

function storeOf(backend: Backend, db: Database, report: Report): Store {
  const checked: Checked =
    (method) =>
    (...args) =>
      method(...args).catch((cause: unknown) => {
        throw asStoreError(backend, cause);
      });
  return {
    ...methodsOf(db, report, checked),
    writeSnapshots: checked(backend.alone?.writeSnapshots ?? (async () => 0)),
    close: checked(() => db.destroy()),
  };
}
