import { describe, expect, it } from 'vitest';
import { databases } from './databases.ts';
import { stageOn } from './stage.ts';
import { wish } from './wishes.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 23) + ms);
const posted = { channel: 'C1', ts: '2.0' };
const topic = { kind: 'overview', concern: null, service: 'rds' } as const;
const said = (team: string) => ({ team, id: 'Ev1', subject: 'C1/1.0', body: `{"of":"${team}"}` });

/** Two workspaces whose ids of everything else are the same. */
describe.each(databases)('teams on $name', ({ create }) => {
  const on = stageOn(create);

  it('accept and finish the same event each by themselves', async () => {
    expect(await on.store.accept(said('T1'), at(0), 10)).toBe('new');
    expect(await on.store.accept(said('T2'), at(0), 10)).toBe('new');
    await on.store.finish('T1', 'Ev1', at(1));
    expect(await on.store.unfinished(at(10), 10, 10)).toEqual([said('T2')]);
  });

  it('claim, post, release and give up the same delivery each by themselves', async () => {
    const [one, two] = [
      { team: 'T1', key: 'answer/C1/1.0' },
      { team: 'T2', key: 'answer/C1/1.0' },
    ];
    const claims = [await on.store.claim(one, at(0), 10), await on.store.claim(two, at(0), 10)];
    expect(claims.map(({ kind }) => kind)).toEqual(['first', 'first']);
    expect(claims[0]).not.toEqual(claims[1]);
    await on.store.release(one, at(1));
    expect(await on.store.claim(two, at(1), 10)).toEqual({ kind: 'held' });
    await on.store.markDone(one, posted, at(2));
    expect(await on.store.findPosted(two)).toBeUndefined();
    expect((await on.store.claim(two, at(10), 10)).kind).toBe('again');
    await on.store.giveUp(two, at(11));
    expect(await on.store.findPosted(one)).toEqual(posted);
  });

  it('give up a delivery without holding that of another', async () => {
    await on.store.giveUp({ team: 'T1', key: 'tip/C1/2026-11-23' }, at(0));
    const other = await on.store.claim({ team: 'T2', key: 'tip/C1/2026-11-23' }, at(0), 10);
    expect(other.kind).toBe('first');
  });

  it('remember the topic of the same place each by themselves', async () => {
    await on.store.rememberTopic('T1', 'C1/1.0', topic, at(0));
    expect(await on.store.topic('T2', 'C1/1.0')).toBeUndefined();
    await on.store.rememberTopic('T2', 'C1/1.0', { ...topic, service: 's3' }, at(1));
    expect(await on.store.topic('T1', 'C1/1.0')).toEqual(topic);
  });

  it('release a delivery without the lease of another on the same key', async () => {
    const key = 'tip/C9/2026-11-23';
    const claims = [
      await on.store.claim({ team: 'T1', key }, at(0), 10),
      await on.store.claim({ team: 'T2', key }, at(0), 10),
    ];
    const [mine] = claims;
    if (mine?.kind !== 'first') throw new Error(mine?.kind);
    await on.store.release({ team: 'T1', key }, at(1), mine);
    expect(await on.store.claim({ team: 'T2', key }, at(1), 10)).toEqual({ kind: 'held' });
  });

  it('subscribe the same channel, advance it and switch it off each by themselves', async () => {
    const [one, two] = [wish('T1', 'C1', 5), { ...wish('T2', 'C1', 5), topics: ['keys'] }];
    await on.store.subscribe(one, at(0));
    expect(await on.store.findSubscription(two)).toBeUndefined();
    expect(await on.store.subscriptionsOf('T2', 'U1')).toEqual([]);
    expect(await on.store.unsubscribe(two, at(1))).toBe(false);
    await on.store.subscribe(two, at(1));
    expect(await on.store.findSubscription(one)).toEqual(one);
    const next = { day: '2026-11-24', at: new Date(at(0).getTime() + 10 * 86_400_000) };
    expect(await on.store.advance(one, next)).toBe(true);
    expect(await on.store.findSubscription(two)).toEqual(two);
    expect(await on.store.unsubscribe(one, at(2))).toBe(true);
    expect(await on.store.subscriptionsOf('T1', 'U1')).toEqual([]);
    expect(await on.store.subscriptionsOf('T2', 'U1')).toEqual([two]);
    const due = await on.store.dueSubscriptions(next.at, 10);
    expect(due).toEqual([two]);
  });

  it('record the tips of the same channel each by themselves', async () => {
    const [one, two] = [wish('T5', 'C1'), wish('T6', 'C1')];
    for (const channel of [one, two]) await on.store.subscribe(channel, at(0));
    await on.store.recordTip(one, { tip: 'a', day: '2026-11-20' });
    await on.store.recordTip(two, { tip: 'a', day: '2026-11-23' });
    await on.store.recordTip(two, { tip: 'b', day: '2026-11-20' });
    expect(await on.store.tipHistory(one)).toEqual([{ tip: 'a', day: '2026-11-20' }]);
    await on.store.unsubscribe(two, at(0));
    await on.store.unsubscribe(one, at(20));
    expect(await on.store.forgetBefore(at(10))).toBeGreaterThan(2);
    expect(await on.store.tipHistory(two)).toEqual([]);
    expect(await on.store.tipHistory(one)).toHaveLength(1);
  });

  it('set up, mute and are greeted in the same channel each by themselves', async () => {
    const [one, two] = [
      { team: 'T1', channel: 'C1' },
      { team: 'T2', channel: 'C1' },
    ];
    const settings = { answer: 'nothing', place: 'private', whoMayChange: 'admins' } as const;
    await on.store.setChannelSettings(one, settings);
    expect(await on.store.channelSettings(two)).not.toEqual(settings);
    await on.store.setChannelSettings(two, { ...settings, answer: 'clear' });
    expect(await on.store.channelSettings(one)).toEqual(settings);
    await on.store.mute(one, '1.0', at(0));
    expect(await on.store.isMuted(two, '1.0')).toBe(false);
    expect(await on.store.greetOnce('T1', 'C1', at(0))).toBe(true);
    expect(await on.store.greetOnce('T2', 'C1', at(0))).toBe(true);
  });

  it('keep what is young when that of another grows old', async () => {
    await on.store.rememberTopic('T3', 'D1', topic, at(-20));
    await on.store.rememberTopic('T4', 'D1', topic, at(0));
    expect(await on.store.forgetBefore(at(-10))).toBe(1);
    expect(await on.store.topic('T4', 'D1')).toEqual(topic);
  });
});
