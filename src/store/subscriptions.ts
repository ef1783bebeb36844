import type { ChannelKey, Store, TeamId } from './store.ts';
import { type LiveSubscription, LiveSubscriptionRows, SubscriptionRow } from './subscription.ts';
import type { Database } from './tables.ts';

type Methods =
  | 'subscribe'
  | 'unsubscribe'
  | 'findSubscription'
  | 'subscriptionsOf'
  | 'dueSubscriptions'
  | 'advance';

const columns = [
  'team_id',
  'channel',
  'schedule',
  'topics',
  'switched_on_by',
  'next_due_at',
  'due_day',
] as const;

/** Which channels want tips, and when the next one of each is due. */
export function createSubscriptions(db: Database): Pick<Store, Methods> {
  return {
    subscribe: (subscription, now) => subscribe(db, subscription, now.getTime()),
    unsubscribe: async (place, now) => {
      const off = { next_due_at: null, due_day: null, changed_at: now.getTime() };
      const query = update(db, place).set(off).where('next_due_at', 'is not', null);
      return (await query.returning('channel').executeTakeFirst()) !== undefined;
    },
    findSubscription: async ({ team, channel }) => {
      const row: unknown = await select(db)
        .where('team_id', '=', team)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row === undefined ? undefined : SubscriptionRow.parse(row);
    },
    subscriptionsOf: async (team, user) =>
      LiveSubscriptionRows.parse(await userQuery(db, team, user).execute()),
    dueSubscriptions: async (now, limit, after) =>
      LiveSubscriptionRows.parse(
        await dueSubscriptionsQuery(db, { now: now.getTime(), limit, after }).execute(),
      ),
    advance: async ({ due, ...place }, next) => {
      const advanced = await update(db, place)
        .set({ next_due_at: next.at.getTime(), due_day: next.day })
        .where('next_due_at', '=', due.at.getTime())
        .returning('channel')
        .executeTakeFirst();
      return advanced !== undefined;
    },
  };
}

async function subscribe(
  db: Database,
  { team, channel, schedule, topics, switchedOnBy, due }: LiveSubscription,
  now: number,
): Promise<void> {
  const wish = {
    schedule: JSON.stringify(schedule),
    topics: JSON.stringify(topics),
    switched_on_by: switchedOnBy,
    next_due_at: due.at.getTime(),
    due_day: due.day,
    changed_at: now,
  };
  await db
    .insertInto('subscriptions')
    .values({ team_id: team, channel, ...wish })
    .onConflict((conflict) => conflict.columns(['team_id', 'channel']).doUpdateSet(wish))
    .execute();
}

/** What of a page of due subscriptions the next page begins after. */
type Page = {
  readonly now: number;
  readonly limit: number;
  readonly after: Pick<LiveSubscription, 'team' | 'channel' | 'due'> | undefined;
};

/** Costs what it returns: a stretch of one index, in its order. */
export function dueSubscriptionsQuery(db: Database, { now, limit, after }: Page) {
  const due = select(db)
    .where('next_due_at', 'is not', null)
    .where('next_due_at', '<=', now)
    .orderBy('next_due_at')
    .orderBy('team_id')
    .orderBy('channel')
    .limit(limit);
  if (after === undefined) return due;
  return due.where((eb) =>
    eb(
      eb.refTuple('next_due_at', 'team_id', 'channel'),
      '>',
      eb.tuple(after.due.at.getTime(), after.team, after.channel),
    ),
  );
}

export function userQuery(db: Database, team: TeamId, user: string) {
  return select(db)
    .where('team_id', '=', team)
    .where('switched_on_by', '=', user)
    .where('next_due_at', 'is not', null)
    .orderBy('channel');
}

function select(db: Database) {
  return db.selectFrom('subscriptions').select(columns);
}

function update(db: Database, { team, channel }: ChannelKey) {
  return db.updateTable('subscriptions').where('team_id', '=', team).where('channel', '=', channel);
}
