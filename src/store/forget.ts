import type { Store, TeamId } from './store.ts';
import type { Database, Tables } from './tables.ts';

/** What was removed about a person, in rows. */
export type Forgotten = {
  /** Words said to srm and not answered yet. */
  readonly events: number;
  /** Tips, settings, topics, muted threads of the direct message with them. */
  readonly direct: number;
  /** That they were greeted. */
  readonly greetings: number;
  /** Channels whose tips no longer say who switched them on. */
  readonly subscriptions: number;
};

/** In place of the person who switched tips on and wants to be forgotten. No id of Slack is empty. */
export const nobody = '';

/** Rows of a workspace are found by the first column of each primary key. History before what it belongs to. */
const tables = [
  'installations',
  'inbox',
  'deliveries',
  'topics',
  'unanswered',
  'tips_posted',
  'subscriptions',
  'channel_settings',
  'muted_threads',
  'greetings',
] as const satisfies readonly (keyof Tables)[];

/** Deletes what is kept of a workspace, or of a person. */
export function createForget(db: Database): Pick<Store, 'forgetTeam' | 'forgetUser'> {
  return {
    forgetTeam: (team) =>
      db.transaction().execute(async (all) => {
        let deleted = 0n;
        for (const table of tables) {
          const query = all.deleteFrom(table).where('team_id', '=', team);
          deleted += (await query.executeTakeFirstOrThrow()).numDeletedRows;
        }
        return Number(deleted);
      }),
    forgetUser: (team, user, direct) =>
      db.transaction().execute(async (all) => ({
        events: await dropWords(all, team, user),
        direct: direct === undefined ? 0 : await dropDirect(all, team, direct),
        greetings: await dropGreetings(all, team, [user, direct ?? user]),
        subscriptions: await dropName(all, team, user),
      })),
  };
}

/** What they wrote and srm has not worked off. The ids stay: what arrives again must not be answered. */
async function dropWords(db: Database, team: TeamId, user: string): Promise<number> {
  const unfinished = await db
    .selectFrom('inbox')
    .select(['id', 'body', 'accepted_at'])
    .where('team_id', '=', team)
    .where('finished_at', 'is', null)
    .execute();
  const theirs = unfinished.filter(({ body }) => body?.includes(JSON.stringify(user)));
  for (const { id, accepted_at } of theirs) {
    await db
      .updateTable('inbox')
      .set({ body: null, finished_at: accepted_at })
      .where('team_id', '=', team)
      .where('id', '=', id)
      .execute();
  }
  return theirs.length;
}

async function dropDirect(db: Database, team: TeamId, direct: string): Promise<number> {
  const threads = `${direct}/`;
  const queries = [
    db
      .deleteFrom('topics')
      .where('team_id', '=', team)
      .where((eb) =>
        eb.or([
          eb('place', '=', direct),
          eb(eb.fn<string>('substr', ['place', eb.lit(1), eb.lit(threads.length)]), '=', threads),
        ]),
      ),
    ...(['tips_posted', 'subscriptions', 'channel_settings', 'muted_threads'] as const).map(
      (table) => db.deleteFrom(table).where('team_id', '=', team).where('channel', '=', direct),
    ),
  ];
  let deleted = 0n;
  for (const query of queries) deleted += (await query.executeTakeFirstOrThrow()).numDeletedRows;
  return Number(deleted);
}

async function dropGreetings(
  db: Database,
  team: TeamId,
  places: readonly string[],
): Promise<number> {
  const query = db.deleteFrom('greetings').where('team_id', '=', team).where('place', 'in', places);
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
}

/** The channel's tips go on: they are others' too. */
async function dropName(db: Database, team: TeamId, user: string): Promise<number> {
  const query = db
    .updateTable('subscriptions')
    .set({ switched_on_by: nobody })
    .where('team_id', '=', team)
    .where('switched_on_by', '=', user);
  return Number((await query.executeTakeFirstOrThrow()).numUpdatedRows);
}
