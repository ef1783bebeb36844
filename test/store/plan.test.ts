import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { dueQuery } from '../../src/store/inbox.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { forgetQueries } from '../../src/store/retention.ts';
import type { Database, Tables } from '../../src/store/tables.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';

/** The indexes that what runs all the time must use, or it would cost what exists and not what is due. */
const indexes = [
  'inbox_unfinished',
  'inbox_finished',
  'deliveries_changed',
  'topics_changed',
  'unanswered_asked',
];

describe.each(databases)('query plans on $name', ({ create }) => {
  let place: Place;
  let db: Database;

  beforeAll(async () => {
    place = await create();
    const { dialect } =
      'dataDir' in place.place
        ? openEmbedded(place.place.dataDir)
        : openPostgres(place.place.databaseUrl);
    db = new Kysely<Tables>({ dialect });
    await migrate(db);
  }, hookTimeoutMs);
  afterAll(async () => {
    await db?.destroy();
    await place?.remove();
  });

  it('costs what is due, not what exists', async () => {
    const queries = [dueQuery(db, 1, 10), ...forgetQueries(db, 1)];
    const plans = await db.connection().execute(async (connection) => {
      const embedded = 'dataDir' in place.place;
      // Tables this small PostgreSQL would rather read whole.
      if (!embedded) await sql`set enable_seqscan = off`.execute(connection);
      const found: string[] = [];
      for (const query of queries) {
        const { sql: text, parameters } = query.compile();
        // PostgreSQL's explain wants the numbers in the text.
        const filled = text.replace(/\$(\d+)|\?/g, () => String(parameters[0]));
        const explain = sql.raw(`explain ${embedded ? 'query plan ' : ''}${filled}`);
        found.push(JSON.stringify((await explain.execute(connection)).rows));
      }
      return found;
    });
    for (const [at, index] of indexes.entries()) expect(plans[at]).toContain(index);
    expect(plans.join('\n')).not.toMatch(/seq scan|scan (?:inbox|deliveries|topics|unanswered)/i);
  });
});
