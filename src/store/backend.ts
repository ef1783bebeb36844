import type { Dialect } from 'kysely';
import type { StoreError } from './store-error.ts';

/** All in which the two databases differ: how they are reached, and how they say what is wrong. */
export type Backend = {
  readonly dialect: Dialect;
  /** For migrations, where they must not run under the time limits of a query; else `dialect` does. */
  readonly patientDialect?: Dialect;
  /** Set where nobody else can have the database open, and so has to ask for a copy of it. */
  readonly alone?: {
    /** Returns how many it wrote. */
    readonly writeSnapshots: () => Promise<number>;
    readonly dropSnapshots: () => void;
  };
  /** What the driver threw -> words for the person who runs srm. */
  readonly explain: (cause: unknown) => StoreError;
};
