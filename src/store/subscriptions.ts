import { z } from 'zod';
import type { Due } from '../tips/due.ts';
import { problemIn, type Report } from './malformed.ts';
import type { ChannelKey, Store, TeamId } from './store.ts';
import { type LiveSubscription, SubscriptionRow, UsableLiveRow } from './subscription.ts';
import { type Database, Instant } from './tables.ts';

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
export function createSubscriptions(db: Database, report: Report): Pick<Store, Methods> {
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
      readable(await userQuery(db, team, user).execute(), report),
    dueSubscriptions: (now, limit, after) => due(db, { now: now.getTime(), limit, after }, report),
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
  readonly after: (ChannelKey & { readonly due: Pick<Due, 'at'> }) | undefined;
};

/** Reads on where rows were left out, so that only the last page is short. */
async function due(db: Database, page: Page, report: Report): Promise<readonly LiveSubscription[]> {
  const found: LiveSubscription[] = [];
  let { after } = page;
  for (;;) {
    const limit = page.limit - found.length;
    const query = dueSubscriptionsQuery(db, { now: page.now, limit, after });
    const rows: readonly unknown[] = await query.execute();
    found.push(...readable(rows, report));
    if (rows.length < limit || found.length === page.limit) return found;
    after = Place.parse(rows.at(-1));
  }
}

/** Those that can be read; a wrong one does not keep the others from their tips. */
function readable(rows: readonly unknown[], report: Report): readonly LiveSubscription[] {
  return rows.flatMap((row) => {
    const { success, data, error } = UsableLiveRow.safeParse(row);
    if (success) return [data];
    const { team, channel } = Place.parse(row);
    report({ table: 'subscriptions', key: `${team}/${channel}`, problem: problemIn(error) });
    return [];
  });
}

/** Of a row what the database itself holds to. */
const Place = z
  .object({ team_id: z.string(), channel: z.string(), next_due_at: Instant })
  .transform(({ team_id: team, channel, next_due_at }) => ({
    ...{ team, channel, due: { at: new Date(next_due_at) } },
  }));

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
