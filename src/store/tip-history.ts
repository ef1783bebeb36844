import { z } from 'zod';
import type { Store } from './store.ts';
import type { Database } from './tables.ts';

const Rows = z.array(z.object({ tip: z.string(), day: z.string() }));

/** Which tip a channel had on which day, as far as the choice of the next needs it. */
export function createTipHistory(db: Database): Pick<Store, 'tipHistory' | 'recordTip'> {
  return {
    tipHistory: async ({ team, channel }) =>
      Rows.parse(
        await db
          .selectFrom('tips_posted')
          .select(['tip', 'day'])
          .where('team_id', '=', team)
          .where('channel', '=', channel)
          .orderBy('day')
          .execute(),
      ),
    recordTip: async ({ team, channel }, { tip, day }) => {
      const recorded = await db
        .insertInto('tips_posted')
        .columns(['team_id', 'channel', 'day', 'tip'])
        .expression(
          db
            .selectFrom('subscriptions')
            .where('team_id', '=', team)
            .where('channel', '=', channel)
            .select((eb) => ['team_id', 'channel', eb.val(day).as('day'), eb.val(tip).as('tip')]),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('tip')
        .executeTakeFirst();
      if (recorded === undefined) return;
      // Only the last time counts, so a channel has at most one row a tip.
      await db
        .deleteFrom('tips_posted')
        .where('team_id', '=', team)
        .where('channel', '=', channel)
        .where('tip', '=', tip)
        .where('day', '<', day)
        .execute();
    },
  };
}
