import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkStore, isSound } from '../../../src/store/backup/check.ts';
import { createStore } from '../../../src/store/create-store.ts';
import { migrations } from '../../../src/store/migrate.ts';
import { databases, hookTimeoutMs, type Place } from '../databases.ts';
import { fill } from '../fill.ts';
import { runRaw } from '../stage.ts';

describe.each(databases)('a check on $name', ({ create }) => {
  let place: Place;

  beforeEach(async () => {
    place = await create();
    const store = await createStore(place.place);
    await fill(store, 'T1');
    await store.close();
  }, hookTimeoutMs);
  afterEach(() => place?.remove());

  it('finds nothing wrong with what the store wrote, and counts it', async () => {
    const report = await checkStore(place.place);
    expect(report).toEqual({
      damage: [],
      migrations: { been: Object.keys(migrations), missing: [], newer: [] },
      rows: {
        ...{ inbox: 2, deliveries: 1, topics: 4, unanswered: 1, subscriptions: 2, tips_posted: 2 },
        ...{ channel_settings: 2, muted_threads: 2, greetings: 3, installations: 1 },
      },
      malformed: [],
    });
    expect(isSound(report)).toBe(true);
  });

  it('lists rows that the store could not read, by their keys and without what they hold', async () => {
    const secret = 'hunter2';
    await runRaw(
      place.place,
      `update subscriptions set schedule = '${secret}' where channel = 'C1'`,
      `update subscriptions set schedule = replace(schedule, 'Europe/Berlin', 'Mars/${secret}')
        where channel = 'D1'`,
      `update deliveries set state = 'done'`,
      `update topics set kind = '${secret}' where place = 'D12'`,
      `update channel_settings set place = '${secret}' where channel = 'C1'`,
      `update tips_posted set day = '${secret}' where channel = 'C1'`,
      `update inbox set body = null where id = 'Ev1'`,
    );
    const report = await checkStore(place.place);
    expect(report.malformed.map(({ table, key }) => `${table} ${key}`)).toEqual([
      'inbox T1/Ev1',
      'deliveries T1/answer/D1/1.0',
      'topics T1/D12',
      'subscriptions T1/C1',
      'subscriptions T1/D1',
      'tips_posted T1/C1/hunter2',
      'channel_settings T1/C1',
    ]);
    const problems = report.malformed.map(({ problem }) => problem);
    expect(problems.join('\n')).not.toContain(secret);
    expect(problems).toContain('schedule.zone: this machine does not know the time zone');
    expect(isSound(report)).toBe(false);
  });

  it('says which migrations are missing, and which it does not know', async () => {
    await runRaw(
      place.place,
      'drop table installations',
      `delete from srm_migrations where name = '0003-installations'`,
    );
    const older = await checkStore(place.place);
    expect(older.migrations.missing).toContain('0003-installations');
    expect(isSound(older)).toBe(true);
    await runRaw(place.place, `insert into srm_migrations values ('9999-later', '2030')`);
    const newer = await checkStore(place.place);
    expect(newer.migrations.newer).toEqual(['9999-later']);
    expect(isSound(newer)).toBe(false);
  });
});

it('a check makes no store where there is none', async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'srm-check-')), 'data');
  await expect(checkStore({ dataDir })).rejects.toThrow(/srm\.db: is not there: set DATA_DIR/);
});
