import { join } from 'node:path';
import Libsql from 'libsql';
import pg from 'pg';
import type { StorePlace } from '../../src/store/create-store.ts';

/** The database behind a store, for what the store itself must not be able to do. */
export type Raw = {
  readonly run: (statement: string) => Promise<readonly unknown[]>;
  readonly close: () => Promise<void>;
};

/** The embedded file must not be open elsewhere. */
export async function openRaw(place: StorePlace): Promise<Raw> {
  if ('databaseUrl' in place) {
    const client = new pg.Client({ connectionString: place.databaseUrl });
    await client.connect();
    return {
      run: async (statement) => (await client.query(statement)).rows,
      close: () => client.end(),
    };
  }
  const database = new Libsql(join(place.dataDir, 'srm.db'));
  return {
    run: async (statement) => {
      const prepared = database.prepare(statement);
      if (prepared.reader) return prepared.all();
      prepared.run();
      return [];
    },
    close: async () => {
      database.close();
    },
  };
}
