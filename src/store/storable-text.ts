import { PostgresQueryCompiler, SqliteQueryCompiler } from 'kysely';

/*
 * Replaces what a database cannot keep as text, a NUL and half a surrogate pair, by U+FFFD in every value of a query.
 * Without it libsql cuts the text at the NUL and PostgreSQL refuses it. Where values leave the query: a plugin would
 * copy the whole of each query to change a value in it.
 */

export class StorableSqlite extends SqliteQueryCompiler {
  protected override addParameter(parameter: unknown): void {
    super.addParameter(storable(parameter));
  }
}

export class StorablePostgres extends PostgresQueryCompiler {
  protected override addParameter(parameter: unknown): void {
    super.addParameter(storable(parameter));
  }
}

function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
}
