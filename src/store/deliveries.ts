import { randomUUID } from 'node:crypto';
import { claimOf, DeliveryState } from './claim.ts';
import type { Claim, DeliveryKey, Lease, Store } from './store.ts';
import type { Database } from './tables.ts';

/** Messages that must be posted once. */
export function createDeliveries(
  db: Database,
): Pick<Store, 'claim' | 'markDone' | 'giveUp' | 'release' | 'findPosted'> {
  return {
    claim: (delivery, now, leaseMs) => claim(db, delivery, now.getTime(), leaseMs),
    markDone: async (delivery, { channel, ts }, now) => {
      await update(db, delivery)
        .set({ state: 'done', channel, ts, changed_at: now.getTime() })
        .where('state', '!=', 'done')
        .execute();
    },
    giveUp: (delivery, now) => giveUp(db, delivery, now.getTime()),
    release: (delivery, now, lease) => release(db, delivery, { now: now.getTime(), lease }),
    findPosted: async (delivery) => {
      const row = await find(db, delivery);
      return row?.state === 'done' ? { channel: row.channel, ts: row.ts } : undefined;
    },
  };
}

async function claim(
  db: Database,
  delivery: DeliveryKey,
  now: number,
  leaseMs: number,
): Promise<Claim> {
  const token = randomUUID();
  const leasedUntil = new Date(now + leaseMs);
  const taken = { leased_until: leasedUntil.getTime(), changed_at: now };
  const inserted = await db
    .insertInto('deliveries')
    .values({ ...rowKey(delivery), ...taken, state: 'claimed', token, channel: null, ts: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'first', token, leasedUntil };
  const seen = await find(db, delivery);
  // Deleted by the retention since the insert: old enough that nobody may post it now.
  if (seen === undefined) return { kind: 'held' };
  const claimed = claimOf(seen, now, leasedUntil);
  if (claimed.kind !== 'first' && claimed.kind !== 'again') return claimed;
  const won = await update(db, delivery)
    .set({ ...taken, state: claimed.kind === 'first' ? 'claimed' : 'reclaimed' })
    .where('state', '=', seen.state)
    .where('leased_until', '=', seen.leased_until)
    .returning('key')
    .executeTakeFirst();
  return won === undefined ? { kind: 'held' } : claimed;
}

/** A lease that was taken `again` ends at once, but the next claim has to look as well. */
async function release(
  db: Database,
  delivery: DeliveryKey,
  { now, lease }: { readonly now: number; readonly lease: Lease | undefined },
): Promise<void> {
  const released = update(db, delivery)
    .set((eb) => ({
      state: eb
        .case()
        .when('state', '=', 'claimed')
        .then(eb.val('released' as const))
        .else(eb.val('reclaimed' as const))
        .end(),
      leased_until: now,
      changed_at: now,
    }))
    .where('state', 'in', ['claimed', 'reclaimed']);
  await (lease === undefined
    ? released
    : released.where('leased_until', '=', lease.leasedUntil.getTime())
  ).execute();
}

/** Holds for a key that nobody claimed yet, too; what was posted stays posted. */
async function giveUp(db: Database, delivery: DeliveryKey, now: number): Promise<void> {
  const given = { state: 'given_up', changed_at: now } as const;
  await db
    .insertInto('deliveries')
    .values({
      ...rowKey(delivery),
      ...given,
      token: randomUUID(),
      leased_until: now,
      channel: null,
      ts: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'key'])
        .doUpdateSet(given)
        .where('deliveries.state', '!=', 'done'),
    )
    .execute();
}

async function find(db: Database, { team, key }: DeliveryKey): Promise<DeliveryState | undefined> {
  const row: unknown = await db
    .selectFrom('deliveries')
    .select(['state', 'token', 'leased_until', 'channel', 'ts'])
    .where('team_id', '=', team)
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? undefined : DeliveryState.parse(row);
}

function update(db: Database, { team, key }: DeliveryKey) {
  return db.updateTable('deliveries').where('team_id', '=', team).where('key', '=', key);
}

function rowKey({ team, key }: DeliveryKey) {
  return { team_id: team, key };
}
