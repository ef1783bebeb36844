import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Dialect, SqliteAdapter, SqliteIntrospector } from 'kysely';
import type { Backend } from './backend.ts';
import { EmbeddedDriver } from './embedded-driver.ts';
import { createSnapshots, dropSnapshots } from './snapshot.ts';
import { StorableSqlite } from './storable-text.ts';
import { codeOf, StoreError, wordsOf } from './store-error.ts';

/**
 * Reaches `<dataDir>/srm.db`, making the folder (for its owner only) when there is none; opens the file, or makes it,
 * at the first query.
 *
 * @throws StoreError when the folder cannot be used.
 */
export function openEmbedded(dataDir: string): Backend {
  const folder = resolve(dataDir);
  const file = join(folder, 'srm.db');
  const explain = (cause: unknown) => new StoreError(wordsFor(cause, folder, file), { cause });
  try {
    makeFolder(folder);
    const driver = new EmbeddedDriver(file);
    return {
      dialect: dialectOf(driver),
      alone: {
        writeSnapshots: createSnapshots(folder, (to) => driver.snapshot(to)),
        dropSnapshots: () => dropSnapshots(folder),
      },
      explain,
    };
  } catch (cause) {
    throw explain(cause);
  }
}

/** SQLite rolls tables back too, so a migration that is killed half-way leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function dialectOf(driver: EmbeddedDriver): Dialect {
  return {
    createDriver: () => driver,
    createAdapter: () => new TransactionalAdapter(),
    createQueryCompiler: () => new StorableSqlite(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** Step by step: the recursive mkdir of Node 20 never returns below /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function wordsFor(cause: unknown, folder: string, file: string): string {
  const code = codeOf(cause);
  switch (code.startsWith('SQLITE_IOERR') ? 'SQLITE_IOERR' : code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return `DATA_DIR ${folder}: is not a folder: name a folder that srm may write to`;
    case 'ENOENT':
      return `DATA_DIR ${folder}: cannot be made there: name another folder`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
      return `DATA_DIR ${folder}: cannot be written (${code}): give the user that runs srm the right to write there, or name another folder`;
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return `${file}: is in use by another process: stop the other srm, give this one its own DATA_DIR, or set DATABASE_URL to run several`;
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return `${file}: is not a database, or is damaged: restore a backup, or move the file away to start anew`;
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EIO':
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR':
      return `${file}: the disk is full or failing (${code}): make room or check the disk`;
    default:
      return /unable to open/i.test(wordsOf(cause)) || code === 'SQLITE_CANTOPEN'
        ? `${file}: cannot be opened: give the user that runs srm the right to read and write it`
        : `${file}: ${wordsOf(cause)}`;
  }
}
