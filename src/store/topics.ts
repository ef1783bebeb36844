import type { Store } from './store.ts';
import type { Database } from './tables.ts';
import { AnswerTopic } from './topic.ts';

/** What a thread or a direct message was last about. */
export function createTopics(db: Database): Pick<Store, 'topic' | 'rememberTopic'> {
  return {
    topic: async (team, place) => {
      const row: unknown = await db
        .selectFrom('topics')
        .select(['kind', 'concern', 'service'])
        .where('team_id', '=', team)
        .where('place', '=', place)
        .executeTakeFirst();
      return row === undefined ? undefined : AnswerTopic.parse(row);
    },
    rememberTopic: async (team, place, { kind, concern, service }, now) => {
      const topic = { kind, concern, service, changed_at: now.getTime() };
      await db
        .insertInto('topics')
        .values({ team_id: team, place, ...topic })
        .onConflict((conflict) => conflict.columns(['team_id', 'place']).doUpdateSet(topic))
        .execute();
    },
  };
}
