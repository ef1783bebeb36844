import type { Store } from './store.ts';
import type { Database } from './tables.ts';

/** Where the app has introduced itself. */
export function createGreetings(db: Database): Pick<Store, 'greetOnce'> {
  return {
    greetOnce: async (team, place, now) => {
      const first = await db
        .insertInto('greetings')
        .values({ team_id: team, place, greeted_at: now.getTime() })
        .onConflict((conflict) => conflict.doNothing())
        .returning('place')
        .executeTakeFirst();
      return first !== undefined;
    },
  };
}
