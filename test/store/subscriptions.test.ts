import { describe, expect, it } from 'vitest';
import type { Malformed } from '../../src/store/malformed.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { databases } from './databases.ts';
import { stageOn } from './stage.ts';
import { at, wish } from './wishes.ts';

describe.each(databases)('subscriptions on $name', ({ create }) => {
  const on = stageOn(create);

  /** Of one test, by its team; each waits until the others' are far from due. */
  async function due(team: string, ms: number): Promise<readonly string[]> {
    const found = await on.store.dueSubscriptions(at(ms), 1_000);
    return found.filter((one) => one.team === team).map(({ channel }) => channel);
  }

  it('come back as they were made', async () => {
    const made = {
      ...wish('T1', 'C1'),
      schedule: {
        time: '23:59',
        zone: 'Asia/Kathmandu',
        weekdays: [7, 1],
        country: 'NP',
        pausedUntil: '2028-02-29',
      },
      topics: ['data & backup', 'כללי'],
    };
    await on.store.subscribe(made, at(0));
    expect(await on.store.findSubscription({ team: 'T1', channel: 'C1' })).toEqual(made);
    expect(await on.store.findSubscription({ team: 'T1', channel: 'C2' })).toBeUndefined();
  });

  it('are one a channel: the last wish counts', async () => {
    await on.store.subscribe(wish('T2', 'C1', 5), at(0));
    const later = { ...wish('T2', 'C1', 9), topics: ['keys'], switchedOnBy: 'U2' };
    await on.store.subscribe(later, at(1));
    expect(await on.store.findSubscription({ team: 'T2', channel: 'C1' })).toEqual(later);
    expect(await due('T2', 8)).toEqual([]);
    expect(await due('T2', 9)).toEqual(['C1']);
  });

  it('switched off are not due, keep their wish, and can be switched on again', async () => {
    const one = wish('T3', 'C1');
    await on.store.subscribe(one, at(0));
    expect(await on.store.unsubscribe(one, at(1))).toBe(true);
    expect(await due('T3', 10)).toEqual([]);
    expect(await on.store.findSubscription(one)).toEqual({ ...one, due: null });
    expect(await on.store.subscriptionsOf('T3', 'U1')).toEqual([]);
    await on.store.subscribe(one, at(2));
    expect(await on.store.findSubscription(one)).toEqual(one);
  });

  it('are switched off by exactly one of many at once', async () => {
    const one = wish('T4', 'C1');
    await on.store.subscribe(one, at(0));
    const asked = Array.from({ length: 20 }, () => on.store.unsubscribe(one, at(1)));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    expect(await on.store.unsubscribe(wish('T4', 'C9'), at(1))).toBe(false);
  });

  it('of a person are those that are on, by channel', async () => {
    for (const channel of ['C3', 'C1', 'C2']) await on.store.subscribe(wish('T5', channel), at(0));
    await on.store.subscribe({ ...wish('T5', 'C4'), switchedOnBy: 'U2' }, at(0));
    await on.store.unsubscribe(wish('T5', 'C2'), at(1));
    const mine = await on.store.subscriptionsOf('T5', 'U1');
    expect(mine).toEqual([wish('T5', 'C1'), wish('T5', 'C3')]);
  });

  it('are due from their instant on, longest due first, until they are advanced', async () => {
    for (const [channel, ms] of [
      ['C1', 30],
      ['C2', 10],
      ['C3', 20],
    ] as const) {
      await on.store.subscribe(wish('T6', channel, ms), at(0));
    }
    expect(await due('T6', 9)).toEqual([]);
    expect(await due('T6', 20)).toEqual(['C2', 'C3']);
    const next = { day: '2026-11-24', at: at(86_400_000) };
    expect(await on.store.advance(wish('T6', 'C2', 10), next)).toBe(true);
    expect(await due('T6', 30)).toEqual(['C3', 'C1']);
    const after = await on.store.findSubscription({ team: 'T6', channel: 'C2' });
    expect(after).toEqual({ ...wish('T6', 'C2'), due: next });
  });

  it('are not advanced from an instant that was changed or switched off since', async () => {
    const next = { day: '2026-11-24', at: at(86_400_000) };
    await on.store.subscribe(wish('T7', 'C1', 5), at(0));
    await on.store.subscribe(wish('T7', 'C1', 6), at(1));
    expect(await on.store.advance(wish('T7', 'C1', 5), next)).toBe(false);
    expect(await due('T7', 6)).toEqual(['C1']);
    await on.store.unsubscribe(wish('T7', 'C1'), at(2));
    expect(await on.store.advance(wish('T7', 'C1', 6), next)).toBe(false);
    expect(await due('T7', 100)).toEqual([]);
    expect(await on.store.advance(wish('T7', 'C2', 5), next)).toBe(false);
  });

  it('are advanced by exactly one of many at once', async () => {
    await on.store.subscribe(wish('T8', 'C1', 5), at(0));
    const next = { day: '2026-11-24', at: at(86_400_000) };
    const asked = Array.from({ length: 20 }, () => on.store.advance(wish('T8', 'C1', 5), next));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });

  it('come page by page, each once, also where many are due at one instant in many teams', async () => {
    const far = -1_000_000;
    const made: string[] = [];
    for (const team of ['T9a', 'T9b', 'T9c']) {
      for (const [n, channel] of ['C1', 'C2', 'C3', 'C4'].entries()) {
        await on.store.subscribe(wish(team, channel, far + Math.floor(n / 2)), at(0));
        made.push(`${team} ${channel}`);
      }
    }
    const found: string[] = [];
    let page = await on.store.dueSubscriptions(at(far + 1), 5);
    while (page.length > 0) {
      expect(page.length).toBeLessThanOrEqual(5);
      found.push(...page.map(({ team, channel }) => `${team} ${channel}`));
      page = await on.store.dueSubscriptions(at(far + 1), 5, page.at(-1));
    }
    const early = (name: string) => /C[12]$/.test(name);
    const late = (name: string) => !early(name);
    expect(found).toEqual([...made.filter(early), ...made.filter(late)]);
  });

  it('that somebody wrote by hand and wrongly are refused at the door', async () => {
    await on.store.subscribe(wish('T10', 'C1'), at(0));
    await on.raw(`update subscriptions set schedule = '{"time":9}' where team_id = 'T10'`);
    const found = on.store.findSubscription({ team: 'T10', channel: 'C1' });
    await expect(found).rejects.toThrow(StoreError);
    await on.store.unsubscribe({ team: 'T10', channel: 'C1' }, at(1));
  });
});

describe.each(databases)('subscriptions that cannot be read on $name', ({ create }) => {
  const reported: Malformed[] = [];
  const on = stageOn(create, 'suite', (row) => void reported.push(row));

  it('are left out, and told of once; pages are full without them, and end with the last', async () => {
    const channels = Array.from({ length: 12 }, (_, n) => `C${String(n).padStart(2, '0')}`);
    for (const [n, channel] of channels.entries()) {
      await on.store.subscribe(wish('T1', channel, n), at(0));
    }
    await on.raw(
      `update subscriptions set schedule = 'Dear diary' where channel in ('C01', 'C02', 'C11')`,
      `update subscriptions set schedule = '{}' where channel in ('C03', 'C04')`,
      `update subscriptions set schedule = replace(schedule, 'Europe/Berlin', 'Mars/Base')
        where channel = 'C05'`,
      `update subscriptions set topics = '[1]' where channel = 'C06'`,
    );
    const pages: (readonly string[])[] = [];
    let page = await on.store.dueSubscriptions(at(20), 2);
    while (page.length > 0) {
      pages.push(page.map(({ channel }) => channel));
      page = await on.store.dueSubscriptions(at(20), 2, page.at(-1));
    }
    expect(pages).toEqual([['C00', 'C07'], ['C08', 'C09'], ['C10']]);
    await on.store.dueSubscriptions(at(20), 100);
    expect(await on.store.subscriptionsOf('T1', 'U1')).toHaveLength(5);
    expect(reported.map(({ key }) => key).sort()).toEqual(
      ['C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C11'].map((channel) => `T1/${channel}`),
    );
    expect(JSON.stringify(reported)).not.toMatch(/diary|Mars/);
  });
});

describe.each(databases)('the history of tips on $name', ({ create }) => {
  const on = stageOn(create);

  const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`;

  it('holds of each tip the last day, oldest first', async () => {
    const channel = wish('T1', 'C1');
    await on.store.subscribe(channel, at(0));
    expect(await on.store.tipHistory(channel)).toEqual([]);
    for (const [n, tip] of ['a', 'b', 'c', 'a'].entries()) {
      await on.store.recordTip(channel, { tip, day: day(n + 1) });
    }
    expect(await on.store.tipHistory(channel)).toEqual([
      { tip: 'b', day: day(2) },
      { tip: 'c', day: day(3) },
      { tip: 'a', day: day(4) },
    ]);
  });

  it('keeps the first tip of a day, and what was known of the other', async () => {
    const channel = wish('T1', 'C2');
    await on.store.subscribe(channel, at(0));
    await on.store.recordTip(channel, { tip: 'a', day: day(1) });
    await on.store.recordTip(channel, { tip: 'b', day: day(2) });
    await on.store.recordTip(channel, { tip: 'a', day: day(2) });
    await on.store.recordTip(channel, { tip: 'b', day: day(2) });
    expect(await on.store.tipHistory(channel)).toEqual([
      { tip: 'a', day: day(1) },
      { tip: 'b', day: day(2) },
    ]);
  });

  it('agrees on one tip where many record at once', async () => {
    const channel = wish('T1', 'C3');
    await on.store.subscribe(channel, at(0));
    const tips = Array.from({ length: 20 }, (_, n) => ({ tip: `tip-${n}`, day: day(1) }));
    await Promise.all(tips.map((tip) => on.store.recordTip(channel, tip)));
    expect(await on.store.tipHistory(channel)).toHaveLength(1);
  });

  it('survives switching off and on, and is not kept of a channel that never had tips', async () => {
    const channel = wish('T1', 'C4');
    await on.store.recordTip(channel, { tip: 'a', day: day(1) });
    await on.store.subscribe(channel, at(0));
    expect(await on.store.tipHistory(channel)).toEqual([]);
    await on.store.recordTip(channel, { tip: 'b', day: day(1) });
    await on.store.unsubscribe(channel, at(1));
    await on.store.recordTip(channel, { tip: 'c', day: day(2) });
    await on.store.subscribe(channel, at(2));
    expect((await on.store.tipHistory(channel)).map(({ tip }) => tip)).toEqual(['b', 'c']);
  });
});
