import { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { dueQuery } from '../../src/store/inbox.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { forgetQueries } from '../../src/store/retention.ts';
import type { Tables } from '../../src/store/tables.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';
import { openRaw } from './raw.ts';

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
  let queries: readonly string[];

  beforeAll(async () => {
    place = await create();
    const { dialect } =
      'dataDir' in place.place
        ? openEmbedded(place.place.dataDir)
        : openPostgres(place.place.databaseUrl);
    const db = new Kysely<Tables>({ dialect });
    await migrate(db);
    queries = [dueQuery(db, 1, 1), ...forgetQueries(db, 1)].map((query) => query.compile().sql);
    await db.destroy();
  }, hookTimeoutMs);
  afterAll(() => place?.remove());

  it('cost what is due, not what exists', async () => {
    const embedded = 'dataDir' in place.place;
    const raw = await openRaw(place.place);
    // Tables this small PostgreSQL would rather read whole.
    if (!embedded) await raw.run('set enable_seqscan = off');
    const plans: string[] = [];
    for (const query of queries) {
      const filled = query.replace(/\$\d+|\?/g, '1');
      const plan = await raw.run(`explain ${embedded ? 'query plan ' : ''}${filled}`);
      plans.push(JSON.stringify(plan));
    }
    await raw.close();
    for (const [at, index] of indexes.entries()) expect(plans[at]).toContain(index);
    expect(plans.join('\n')).not.toMatch(/seq scan|scan (?:inbox|deliveries|topics|unanswered)/i);
  });
});
