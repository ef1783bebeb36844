import type { Tables } from '../tables.ts';

/** Every table with its primary key, under the migration that made it: what a backup holds, in this order. */
export const keptTables = {
  '0001-first': {
    inbox: ['team_id', 'id'],
    deliveries: ['team_id', 'key'],
    topics: ['team_id', 'place'],
    unanswered: ['team_id', 'id'],
  },
  '0002-tips': {
    subscriptions: ['team_id', 'channel'],
    tips_posted: ['team_id', 'channel', 'day'],
    channel_settings: ['team_id', 'channel'],
    muted_threads: ['team_id', 'channel', 'thread'],
    greetings: ['team_id', 'place'],
  },
  '0003-installations': { installations: ['team_id'] },
} as const satisfies Readonly<
  Record<string, Readonly<Partial<Record<keyof Tables, readonly [string, ...string[]]>>>>
>;

/** A table's name and the columns of its primary key. */
export type KeptTable = { readonly name: string; readonly key: readonly string[] };

/** The tables of a store that went through these migrations. */
export function tablesAt(migrations: readonly string[]): readonly KeptTable[] {
  return Object.entries(keptTables)
    .filter(([migration]) => migrations.includes(migration))
    .flatMap(([, tables]) => Object.entries(tables))
    .map(([name, key]) => ({ name, key }));
}
