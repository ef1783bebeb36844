import { z } from 'zod';
import { problemIn, type Report } from './malformed.ts';
import type { Acceptance, InboxEvent, Progress, Store, TeamId } from './store.ts';
import type { Database } from './tables.ts';

const Row = z.object({
  team_id: z.string(),
  id: z.string(),
  subject: z.string().nullable(),
  body: z.string(),
});

/** Events of Slack that are ours, each worked off once. */
export function createInbox(
  db: Database,
  report: Report,
): Pick<Store, 'accept' | 'finish' | 'progressOf' | 'unfinished'> {
  return {
    accept: (event, now, leaseMs) => accept(db, event, now.getTime(), leaseMs),
    finish: (team, id, now) => finish(db, team, id, now.getTime()),
    progressOf: (team, subject) => progressOf(db, team, subject),
    unfinished: async (now, leaseMs, limit) => {
      const due = await dueQuery(db, now.getTime(), limit).execute();
      // At once, so that they share a commit.
      const until = now.getTime() + leaseMs;
      const leased = await Promise.all(due.map((one) => lease(db, one, until)));
      return leased.flatMap((row) => (row === undefined ? [] : readable(row, report)));
    },
  };
}

/** One insert decides, so of two processes with the same event, or its twin, exactly one sees `new`. */
async function accept(
  db: Database,
  { team, id, subject, body }: InboxEvent,
  now: number,
  leaseMs: number,
): Promise<Acceptance> {
  const key = { team_id: team, id, accepted_at: now, leased_until: now + leaseMs };
  const inserted = await db
    .insertInto('inbox')
    .values({ ...key, subject, body, finished_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return 'new';
  await db
    .insertInto('inbox')
    .values({ ...key, subject: null, body: null, finished_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return 'known';
}

async function finish(db: Database, team: TeamId, id: string, now: number): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ body: null, finished_at: now })
    .where('team_id', '=', team)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

/**
 * Ends the leases of those who are dead, where nobody else can live. Only events': what a dead process sent may still
 * be on its way to Slack, and the lease of a delivery waits for that.
 */
export async function freeEvents(db: Database): Promise<void> {
  await db.updateTable('inbox').set({ leased_until: 0 }).where('finished_at', 'is', null).execute();
}

async function progressOf(
  db: Database,
  team: TeamId,
  subject: string,
): Promise<Progress | undefined> {
  const row = await db
    .selectFrom('inbox')
    .select('finished_at')
    .where('team_id', '=', team)
    .where('subject', '=', subject)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return row.finished_at === null ? 'unfinished' : 'finished';
}

/** Unfinished events whose lease has run out, oldest first; costs what is due. */
export function dueQuery(db: Database, now: number, limit: number) {
  return db
    .selectFrom('inbox')
    .select(['team_id', 'id', 'leased_until'])
    .where('finished_at', 'is', null)
    .where('leased_until', '<=', now)
    .orderBy('accepted_at')
    .orderBy('id')
    .limit(limit);
}

type Due = { readonly team_id: string; readonly id: string; readonly leased_until: number };

/** Takes the lease if it is still the one that was seen; undefined when another process was faster. */
function lease(db: Database, due: Due, until: number) {
  return db
    .updateTable('inbox')
    .set({ leased_until: until })
    .where('team_id', '=', due.team_id)
    .where('id', '=', due.id)
    .where('finished_at', 'is', null)
    .where('leased_until', '=', due.leased_until)
    .returning(['team_id', 'id', 'subject', 'body'])
    .executeTakeFirst();
}

type Leased = Readonly<Record<'team_id' | 'id', string>>;

/** A wrong one does not keep the others from their answers. */
function readable(row: Leased, report: Report): readonly InboxEvent[] {
  const { success, data, error } = Row.safeParse(row);
  if (success) {
    const { team_id: team, ...event } = data;
    return [{ team, ...event }];
  }
  report({ table: 'inbox', key: `${row.team_id}/${row.id}`, problem: problemIn(error) });
  return [];
}
