import type { CompiledQuery, QueryResult } from 'kysely';
import Libsql from 'libsql/promise';

/** The one connection to an embedded file. Whoever calls must not begin before the last call has ended. */
export type SqliteFile = {
  readonly run: <R>(query: CompiledQuery) => Promise<QueryResult<R>>;
  readonly begin: () => Promise<void>;
  /** Waits for the disk off the main thread, which can go on meanwhile. */
  readonly commit: () => Promise<void>;
  /** Whether one has begun and was not undone by SQLite itself. */
  readonly isInTransaction: () => boolean;
  /** Nothing to undo is no error. */
  readonly rollback: () => Promise<void>;
  /** Writes all of it to a file that is not there yet, off the main thread. */
  readonly copy: (to: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The package's types say no more about it. */
type Statement = Awaited<ReturnType<Libsql['prepare']>>;

/** Statements kept prepared: more than the store has, fewer than a list of any length could make. */
const maxPrepared = 200;

/** @throws what libsql does when the file cannot be opened, or is held by another process. */
export async function openSqliteFile(path: string): Promise<SqliteFile> {
  const database = new Libsql(path, {});
  try {
    // In this order: exclusive before the first read, so that a second process is refused at once.
    await database.pragma('locking_mode = exclusive', {});
    await database.pragma('journal_mode = wal', {});
    await database.pragma('synchronous = full', {});
    await database.pragma('secure_delete = on', {});
  } catch (cause) {
    database.close();
    throw cause;
  }
  return sqliteFile(database);
}

function sqliteFile(database: Libsql): SqliteFile {
  const prepared = new Map<string, Statement>();
  let open = true;

  async function statement(sql: string): Promise<Statement> {
    if (!open) throw new Error('the database is closed');
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = await database.prepare(sql);
    if (prepared.size >= maxPrepared) prepared.clear();
    prepared.set(sql, made);
    return made;
  }
  /** The package's types do not know the property. */
  const isInTransaction = (): boolean =>
    'inTransaction' in database && database.inTransaction === true;
  const step = async (sql: string): Promise<void> => void (await statement(sql)).run([]);

  return {
    run: async ({ sql, parameters }) => {
      const made = await statement(sql);
      if (made.reader) return { rows: await made.all(parameters) };
      return { rows: [], numAffectedRows: BigInt(made.run(parameters).changes) };
    },
    begin: () => step('begin'),
    commit: () => database.exec('commit'),
    isInTransaction,
    rollback: async () => {
      if (open && isInTransaction()) await step('rollback');
    },
    copy: (to) => database.exec(`vacuum into '${to.replaceAll("'", "''")}'`),
    close: async () => {
      if (!open) return;
      open = false;
      prepared.clear();
      // libsql holds the file until its statements are collected as garbage: let go of the lock ourselves.
      await database.pragma('journal_mode = delete', {});
      await database.pragma('locking_mode = normal', {});
      await (await database.prepare('select 1 from sqlite_master')).all();
      database.close();
    },
  };
}
