import type { Dialect } from 'kysely';
import type { StoreError } from './store-error.ts';

/** All in which the two databases differ: how they are reached, and how they say what is wrong. */
export type Backend = {
  readonly dialect: Dialect;
  /** For migrations, where they must not run under the time limits of a query; else `dialect` does. */
  readonly patientDialect?: Dialect;
  /** Whether nobody else can have the database open. */
  readonly isAlone: boolean;
  /** What the driver threw -> words for the person who runs srm. */
  readonly explain: (cause: unknown) => StoreError;
};
