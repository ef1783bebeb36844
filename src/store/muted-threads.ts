import type { Store } from './store.ts';
import type { Database } from './tables.ts';

/** Threads in which the app was asked to be quiet. */
export function createMutedThreads(db: Database): Pick<Store, 'mute' | 'unmute' | 'isMuted'> {
  return {
    mute: async ({ team, channel }, thread, now) => {
      const muted = { muted_at: now.getTime() };
      await db
        .insertInto('muted_threads')
        .values({ team_id: team, channel, thread, ...muted })
        .onConflict((conflict) =>
          conflict.columns(['team_id', 'channel', 'thread']).doUpdateSet(muted),
        )
        .execute();
    },
    unmute: async ({ team, channel }, thread) => {
      const lifted = await db
        .deleteFrom('muted_threads')
        .where('team_id', '=', team)
        .where('channel', '=', channel)
        .where('thread', '=', thread)
        .returning('thread')
        .executeTakeFirst();
      return lifted !== undefined;
    },
    isMuted: async ({ team, channel }, thread) => {
      const row = await db
        .selectFrom('muted_threads')
        .select('thread')
        .where('team_id', '=', team)
        .where('channel', '=', channel)
        .where('thread', '=', thread)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
