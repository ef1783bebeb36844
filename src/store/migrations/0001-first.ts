import { type Kysely, type Migration, sql } from 'kysely';

/** Inbox, deliveries, topics and unanswered questions. A released migration is never edited. */
export const first: Migration = {
  async up(db: Kysely<unknown>) {
    await createInbox(db);
    await createDeliveries(db);
    await createTopics(db);
    await createUnanswered(db);
  },
};

async function createInbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('body', 'text')
    .addColumn('accepted_at', 'bigint', (column) => column.notNull())
    .addColumn('leased_until', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addPrimaryKeyConstraint('inbox_key', ['team_id', 'id'])
    .addUniqueConstraint('inbox_subject', ['team_id', 'subject'])
    .execute();
  await db.schema
    .createIndex('inbox_unfinished')
    .on('inbox')
    .column('leased_until')
    .where(sql.ref('finished_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('inbox_finished')
    .on('inbox')
    .column('finished_at')
    .where(sql.ref('finished_at'), 'is not', null)
    .execute();
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('leased_until', 'bigint', (column) => column.notNull())
    .addColumn('channel', 'text')
    .addColumn('ts', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('deliveries_key', ['team_id', 'key'])
    .execute();
  await db.schema.createIndex('deliveries_changed').on('deliveries').column('changed_at').execute();
}

async function createTopics(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('topics')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('concern', 'text')
    .addColumn('service', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('topics_key', ['team_id', 'place'])
    .execute();
  await db.schema.createIndex('topics_changed').on('topics').column('changed_at').execute();
}

async function createUnanswered(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unanswered')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('unanswered_key', ['team_id', 'id'])
    .execute();
  await db.schema.createIndex('unanswered_asked').on('unanswered').column('asked_at').execute();
}
