import type { Store } from './store.ts';
import type { Database } from './tables.ts';

/** Deletes what is over and older than the retention. */
export function createRetention(db: Database): Pick<Store, 'forgetBefore'> {
  return {
    forgetBefore: async (instant) => {
      let deleted = 0n;
      for (const query of forgetQueries(db, instant.getTime())) {
        deleted += (await query.executeTakeFirstOrThrow()).numDeletedRows;
      }
      return Number(deleted);
    },
  };
}

/** One deletion a table, each by an index. What is not finished has no `finished_at` and stays. */
export function forgetQueries(db: Database, before: number) {
  return [
    db.deleteFrom('inbox').where('finished_at', '<', before),
    db.deleteFrom('deliveries').where('changed_at', '<', before),
    db.deleteFrom('topics').where('changed_at', '<', before),
    db.deleteFrom('unanswered').where('asked_at', '<', before),
    db.deleteFrom('muted_threads').where('muted_at', '<', before),
    // Before its subscription, by which it is found. While tips come, their history is what the choice needs.
    db
      .deleteFrom('tips_posted')
      .where((eb) => eb(eb.refTuple('team_id', 'channel'), 'in', offSince(db, before))),
    db
      .deleteFrom('subscriptions')
      .where('next_due_at', 'is', null)
      .where('changed_at', '<', before),
  ] as const;
}

function offSince(db: Database, before: number) {
  return db
    .selectFrom('subscriptions')
    .where('next_due_at', 'is', null)
    .where('changed_at', '<', before)
    .select(['team_id', 'channel'])
    .$asTuple('team_id', 'channel');
}
