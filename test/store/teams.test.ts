import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 23) + ms);
const posted = { channel: 'C1', ts: '2.0' };
const topic = { kind: 'overview', concern: null, service: 'rds' } as const;
const said = (team: string) => ({ team, id: 'Ev1', subject: 'C1/1.0', body: `{"of":"${team}"}` });

/** Two workspaces whose ids of everything else are the same. */
describe.each(databases)('teams on $name', ({ create }) => {
  let place: Place;
  let store: Store;

  beforeAll(async () => {
    place = await create();
    store = await createStore(place.place);
  }, hookTimeoutMs);
  afterAll(async () => {
    await store?.close();
    await place?.remove();
  });

  it('accept and finish the same event each by themselves', async () => {
    expect(await store.accept(said('T1'), at(0), 10)).toBe('new');
    expect(await store.accept(said('T2'), at(0), 10)).toBe('new');
    await store.finish('T1', 'Ev1', at(1));
    expect(await store.unfinished(at(10), 10, 10)).toEqual([said('T2')]);
  });

  it('claim, post, release and give up the same delivery each by themselves', async () => {
    const [one, two] = [
      { team: 'T1', key: 'answer/C1/1.0' },
      { team: 'T2', key: 'answer/C1/1.0' },
    ];
    const claims = [await store.claim(one, at(0), 10), await store.claim(two, at(0), 10)];
    expect(claims.map(({ kind }) => kind)).toEqual(['first', 'first']);
    expect(claims[0]).not.toEqual(claims[1]);
    await store.release(one, at(1));
    expect(await store.claim(two, at(1), 10)).toEqual({ kind: 'held' });
    await store.markDone(one, posted, at(2));
    expect(await store.findPosted(two)).toBeUndefined();
    expect((await store.claim(two, at(10), 10)).kind).toBe('again');
    await store.giveUp(two, at(11));
    expect(await store.findPosted(one)).toEqual(posted);
  });

  it('give up a delivery without holding that of another', async () => {
    await store.giveUp({ team: 'T1', key: 'tip/C1/2026-11-23' }, at(0));
    const other = await store.claim({ team: 'T2', key: 'tip/C1/2026-11-23' }, at(0), 10);
    expect(other.kind).toBe('first');
  });

  it('remember the topic of the same place each by themselves', async () => {
    await store.rememberTopic('T1', 'C1/1.0', topic, at(0));
    expect(await store.topic('T2', 'C1/1.0')).toBeUndefined();
    await store.rememberTopic('T2', 'C1/1.0', { ...topic, service: 's3' }, at(1));
    expect(await store.topic('T1', 'C1/1.0')).toEqual(topic);
  });

  it('keep what is young when that of another grows old', async () => {
    await store.rememberTopic('T3', 'D1', topic, at(-20));
    await store.rememberTopic('T4', 'D1', topic, at(0));
    expect(await store.forgetBefore(at(-10))).toBe(1);
    expect(await store.topic('T4', 'D1')).toEqual(topic);
  });
});
