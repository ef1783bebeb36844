import { randomUUID } from 'node:crypto';
import type { Store } from './store.ts';
import type { Database } from './tables.ts';

/** Questions that had no answer. */
export function createUnanswered(db: Database): Pick<Store, 'rememberUnanswered'> {
  return {
    rememberUnanswered: async (team, text, now) => {
      await db
        .insertInto('unanswered')
        .values({ team_id: team, id: randomUUID(), text, asked_at: now.getTime() })
        .execute();
    },
  };
}
