import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { openSqliteFile, type SqliteFile } from './sqlite-file.ts';

/** Kysely over one file: single statements share commits, a transaction has the file to itself. */
export class EmbeddedDriver implements Driver {
  readonly #path: string;
  #open: { readonly file: SqliteFile; readonly group: GroupCommit } | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async init(): Promise<void> {
    const file = await openSqliteFile(this.#path);
    this.#open = { file, group: createGroupCommit(file) };
  }

  async acquireConnection(): Promise<EmbeddedConnection> {
    if (this.#open === undefined) throw new Error('the database is not open');
    return new EmbeddedConnection(this.#open.file, this.#open.group);
  }

  async beginTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.begin();
  }

  async commitTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.commit();
  }

  async rollbackTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.rollback();
  }

  async releaseConnection(): Promise<void> {}

  /** A copy of the whole database as it is at one instant; statements wait meanwhile. */
  async snapshot(to: string): Promise<void> {
    if (this.#open === undefined) throw new Error('the database is not open');
    const { file, group } = this.#open;
    const { end } = await group.alone();
    await file.copy(to).finally(end);
  }

  async destroy(): Promise<void> {
    if (this.#open === undefined) return;
    const { file, group } = this.#open;
    const { end } = await group.alone();
    await file.close().finally(end);
  }
}

class EmbeddedConnection implements DatabaseConnection {
  readonly #file: SqliteFile;
  readonly #group: GroupCommit;
  /** Set while a transaction has the file. */
  #end: (() => void) | undefined;

  constructor(file: SqliteFile, group: GroupCommit) {
    this.#file = file;
    this.#group = group;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#end === undefined ? this.#group.execute<R>(query) : this.#file.run<R>(query);
  }

  /** Nobody streams. */
  streamQuery(): never {
    throw new Error('the embedded store does not stream');
  }

  async begin(): Promise<void> {
    const { end } = await this.#group.alone();
    this.#end = end;
    await this.#file.begin().catch((cause: unknown) => {
      this.#over();
      throw cause;
    });
  }

  /** When it fails, Kysely rolls back. */
  async commit(): Promise<void> {
    await this.#file.commit();
    this.#over();
  }

  async rollback(): Promise<void> {
    await this.#file.rollback().finally(() => this.#over());
  }

  #over(): void {
    this.#end?.();
    this.#end = undefined;
  }
}
