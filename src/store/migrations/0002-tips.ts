import { type Kysely, type Migration, sql } from 'kysely';

/** Subscriptions to tips, what was posted of them, and how a channel wants the app to behave. */
export const tips: Migration = {
  async up(db: Kysely<unknown>) {
    await createSubscriptions(db);
    await createTipsPosted(db);
    await createChannelSettings(db);
    await createMutedThreads(db);
    await createGreetings(db);
  },
};

async function createSubscriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('topics', 'text', (column) => column.notNull())
    .addColumn('switched_on_by', 'text', (column) => column.notNull())
    .addColumn('next_due_at', 'bigint')
    .addColumn('due_day', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('subscriptions_key', ['team_id', 'channel'])
    .execute();
  await db.schema
    .createIndex('subscriptions_due')
    .on('subscriptions')
    .columns(['next_due_at', 'team_id', 'channel'])
    .where(sql.ref('next_due_at'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('subscriptions_off')
    .on('subscriptions')
    .column('changed_at')
    .where(sql.ref('next_due_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('subscriptions_user')
    .on('subscriptions')
    .columns(['team_id', 'switched_on_by', 'channel'])
    .execute();
}

async function createTipsPosted(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tips_posted')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('tip', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('tips_posted_key', ['team_id', 'channel', 'day'])
    .execute();
}

async function createChannelSettings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel_settings')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('who_may_change', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('channel_settings_key', ['team_id', 'channel'])
    .execute();
}

async function createMutedThreads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('muted_threads')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('muted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('muted_threads_key', ['team_id', 'channel', 'thread'])
    .execute();
  await db.schema
    .createIndex('muted_threads_muted')
    .on('muted_threads')
    .column('muted_at')
    .execute();
}

async function createGreetings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('greetings')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('greeted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('greetings_key', ['team_id', 'place'])
    .execute();
}
