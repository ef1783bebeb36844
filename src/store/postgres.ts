import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Backend } from './backend.ts';
import { StorablePostgres } from './storable-text.ts';
import { codeOf, StoreError, wordsOf } from './store-error.ts';

/** A healthy server answers in milliseconds; the longest a start or an event waits for a dead one. */
const connectTimeoutMs = 5_000;

/** Our longest statement, the retention's deletion, takes well under a second. */
const statementTimeoutMs = 10_000;

/** When the network swallows the answer; later than the server's own limit, which says more. */
const queryTimeoutMs = 12_000;

/** PostgreSQL's default is 100 connections: ten replicas fit. */
const connections = 8;

/** Type id of `bigint`, which `pg` reads as text; our instants are far below 2^53. */
const bigint = 20;

/**
 * Reaches PostgreSQL; connects at the first query.
 *
 * @throws StoreError when the address cannot be read.
 */
export function openPostgres(databaseUrl: string): Backend {
  const server = serverName(databaseUrl);
  const base = { connectionString: databaseUrl, application_name: 'srm', keepAlive: true };
  return {
    dialect: dialectOf({
      ...base,
      max: connections,
      statement_timeout: statementTimeoutMs,
      query_timeout: queryTimeoutMs,
    }),
    patientDialect: dialectOf({ ...base, max: 1 }),
    explain: (cause) => new StoreError(wordsFor(cause, server), { cause }),
  };
}

function dialectOf(config: pg.PoolConfig): PostgresDialect {
  const pool = async () => {
    const opened = new pg.Pool({
      ...config,
      connectionTimeoutMillis: connectTimeoutMs,
      types: {
        getTypeParser: (id, format) =>
          id === bigint ? Number : pg.types.getTypeParser(id, format),
      },
    });
    // An idle connection that breaks is replaced by the next query, which reports what is wrong.
    opened.on('error', () => undefined);
    // One that breaks in use says so to its query; without anybody to hear its own word for it, that would end the process.
    opened.on('connect', (client) => void client.on('error', () => undefined));
    return opened;
  };
  return new StorableDialect({ pool });
}

class StorableDialect extends PostgresDialect {
  override createQueryCompiler(): StorablePostgres {
    return new StorablePostgres();
  }
}

/** `host:port/database`, without user and password. */
function serverName(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) {
    throw new StoreError(
      'DATABASE_URL: is not an address: write postgres://user:password@host:5432/database, with special characters of the password percent-encoded',
    );
  }
  const { host, pathname, searchParams } = new URL(databaseUrl);
  return `${host || searchParams.get('host') || 'localhost'}${pathname}`;
}

function wordsFor(cause: unknown, server: string): string {
  const code = codeOf(cause);
  switch (code) {
    case '28P01':
    case '28000':
      return `PostgreSQL at ${server}: refuses the user or the password (${code}): correct DATABASE_URL, or let the user in (pg_hba.conf)`;
    case '3D000':
      return `PostgreSQL at ${server}: has no such database: create it, or correct DATABASE_URL`;
    case '42501':
      return `PostgreSQL at ${server}: the user may not do that (${wordsOf(cause)}): grant it create, select, insert, update and delete`;
    case '53300':
      return `PostgreSQL at ${server}: has no connection left: raise max_connections, or run fewer replicas`;
    case '53100':
      return `PostgreSQL at ${server}: its disk is full: make room`;
    case '57P01':
    case '57P02':
    case '57P03':
      return `PostgreSQL at ${server}: is starting or stopping (${code}): try again when it is up`;
    default:
      return unreachable(cause, code)
        ? `PostgreSQL at ${server}: cannot be reached (${code || wordsOf(cause)}): start it, or correct DATABASE_URL`
        : `PostgreSQL at ${server}: ${wordsOf(cause)}`;
  }
}

/** Codes of the network begin with E and hold no digit; `pg` reports its own time-outs by words alone. */
function unreachable(cause: unknown, code: string): boolean {
  return /^E[A-Z]+(?:_[A-Z]+)*$/.test(code) || /timeout|terminated/i.test(wordsOf(cause));
}
