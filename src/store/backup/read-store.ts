import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StorePlace } from '../create-store.ts';
import { withDatabase } from '../open.ts';
import { withSnapshot } from '../snapshot.ts';
import { codeOf, StoreError } from '../store-error.ts';
import type { Database } from '../tables.ts';

/**
 * Reads a store whether srm runs on it or not; an embedded one that it does by a copy. Writes nothing.
 *
 * @throws StoreError when there is none, or it cannot be read, or `read` threw.
 */
export async function readStore<R>(
  place: StorePlace,
  read: (db: Database) => Promise<R>,
): Promise<R> {
  if (!('dataDir' in place)) return withDatabase(place, read);
  const file = join(resolve(place.dataDir), 'srm.db');
  if (!existsSync(file)) {
    throw new StoreError(`${file}: is not there: set DATA_DIR or DATABASE_URL as srm has them`);
  }
  try {
    return await withDatabase(place, read);
  } catch (cause) {
    if (!isHeld(cause)) throw cause;
    return withSnapshot(place.dataDir, (dataDir) => withDatabase({ dataDir }, read));
  }
}

function isHeld(cause: unknown): boolean {
  return cause instanceof StoreError && /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(cause.cause));
}
