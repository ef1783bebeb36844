import { describe, expect, it } from 'vitest';
import { databases } from './databases.ts';
import { fill, tables } from './fill.ts';
import { stageOn } from './stage.ts';
import { at, wish } from './wishes.ts';

const topic = { kind: 'overview', concern: null, service: null } as const;

describe.each(databases)('a workspace that is forgotten on $name', ({ create }) => {
  const on = stageOn(create, 'test');
  const counts = (team: string) =>
    on.raw(
      tables
        .map(
          (table) =>
            `select '${table}' as t, count(*) as n from ${table} where team_id = '${team}'`,
        )
        .join(' union all '),
    );

  it('leaves no row in any table, and others all of theirs', async () => {
    await fill(on.store, 'T1');
    await fill(on.store, 'T2');
    const before = await counts('T2');
    expect(JSON.stringify(before)).not.toMatch(/"n":"?0/);
    expect(await on.store.forgetTeam('T1')).toBeGreaterThanOrEqual(20);
    expect(JSON.stringify(await counts('T1'))).not.toMatch(/"n":"?[1-9]/);
    expect(await counts('T2')).toEqual(before);
    expect(await on.store.forgetTeam('T1')).toBe(0);
  });

  it('can come back', async () => {
    await fill(on.store, 'T1');
    await on.store.forgetTeam('T1');
    await fill(on.store, 'T1');
    expect(await on.store.tipHistory({ team: 'T1', channel: 'C1' })).toHaveLength(1);
  });

  it('is known by every table that there is', async () => {
    const all =
      'databaseUrl' in on.place
        ? `select table_name as name from information_schema.tables where table_schema = 'public'`
        : `select name from sqlite_master where type = 'table'`;
    const names = (await on.raw(all)).map((row) => JSON.stringify(row));
    const ours = names.filter((name) => !/srm_migration/.test(name)).sort();
    expect(ours).toEqual(tables.map((name) => JSON.stringify({ name })).sort());
  });
});

describe.each(databases)('a person who is forgotten on $name', ({ create }) => {
  const on = stageOn(create, 'test');

  it('leaves no word and no id, and the direct message no row', async () => {
    await fill(on.store, 'T1');
    const gone = await on.store.forgetUser('T1', 'U1', 'D1');
    expect(gone).toEqual({ events: 1, direct: 6, greetings: 2, subscriptions: 1 });
    const [left] = await on.raw(
      `select (select count(*) from inbox where body like '%U1"%')
         + (select count(*) from subscriptions where switched_on_by = 'U1' or channel = 'D1')
         + (select count(*) from topics where place = 'D1' or place like 'D1/%')
         + (select count(*) from greetings where place in ('U1', 'D1'))
         + (select count(*) from muted_threads where channel = 'D1') as n`,
    );
    expect(Number(Object(left).n)).toBe(0);
    const unfinished = await on.store.unfinished(at(10), 1, 10);
    expect(unfinished.map(({ id }) => id)).toEqual(['Ev2']);
    expect(await on.store.subscriptionsOf('T1', 'U1')).toEqual([]);
  });

  it('leaves what is of others: the tips of a channel, its settings, other people', async () => {
    await fill(on.store, 'T1');
    await on.store.forgetUser('T1', 'U1', 'D1');
    const channel = { team: 'T1', channel: 'C1' };
    const on1 = { ...wish('T1', 'C1', 10), switchedOnBy: '' };
    expect(await on.store.findSubscription(channel)).toEqual(on1);
    expect(await on.store.tipHistory(channel)).toHaveLength(1);
    expect((await on.store.channelSettings(channel)).place).toBe('private');
    expect(await on.store.topic('T1', 'D12')).toEqual(topic);
    expect(await on.store.isMuted(channel, '1.0')).toBe(true);
    expect(await on.store.greetOnce('T1', 'C1', at(1))).toBe(false);
    expect((await on.store.findInstallation('T1'))?.sealed).toBe('s');
  });

  it('is not answered again when Slack repeats what was said', async () => {
    await fill(on.store, 'T1');
    await on.store.forgetUser('T1', 'U1', 'D1');
    const again = { team: 'T1', id: 'Ev1', subject: 'D1/1.0', body: '{}' };
    expect(await on.store.accept(again, at(1), 1)).toBe('known');
    expect(await on.store.accept({ ...again, id: 'Ev9' }, at(1), 1)).toBe('known');
  });

  it('of one workspace is not forgotten in another, nor the direct message without its channel', async () => {
    await fill(on.store, 'T1');
    await fill(on.store, 'T2');
    const gone = await on.store.forgetUser('T1', 'U1');
    expect(gone).toEqual({ events: 1, direct: 0, greetings: 1, subscriptions: 2 });
    const nothing = { events: 0, direct: 0, greetings: 0, subscriptions: 0 };
    expect(await on.store.forgetUser('T1', 'U1')).toEqual(nothing);
    expect(await on.store.subscriptionsOf('T2', 'U1')).toHaveLength(2);
    expect(await on.store.unfinished(at(10), 1, 10)).toHaveLength(3);
  });
});
