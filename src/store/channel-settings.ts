import { z } from 'zod';
import type { Store } from './store.ts';
import type { Database } from './tables.ts';

/** How a channel wants the app to behave. */
export const ChannelSettings = z
  .strictObject({
    /** Unasked, what it answers: mentions only, clear questions too, or nothing, mentions neither. */
    answer: z.enum(['mentions', 'clear', 'nothing']),
    /** In the thread for all, or for the person who asked alone. */
    place: z.enum(['thread', 'private']),
    whoMayChange: z.enum(['members', 'admins']),
  })
  .readonly();
export type ChannelSettings = z.infer<typeof ChannelSettings>;

/** Until somebody changes them. */
export const defaultChannelSettings: ChannelSettings = {
  answer: 'clear',
  place: 'thread',
  whoMayChange: 'members',
};

export function createChannelSettings(
  db: Database,
): Pick<Store, 'channelSettings' | 'setChannelSettings'> {
  return {
    channelSettings: async ({ team, channel }) => {
      const row: unknown = await db
        .selectFrom('channel_settings')
        .select(['answer', 'place', 'who_may_change as whoMayChange'])
        .where('team_id', '=', team)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row === undefined ? defaultChannelSettings : ChannelSettings.parse(row);
    },
    setChannelSettings: async ({ team, channel }, { answer, place, whoMayChange }) => {
      const settings = { answer, place, who_may_change: whoMayChange };
      await db
        .insertInto('channel_settings')
        .values({ team_id: team, channel, ...settings })
        .onConflict((conflict) => conflict.columns(['team_id', 'channel']).doUpdateSet(settings))
        .execute();
    },
  };
}
