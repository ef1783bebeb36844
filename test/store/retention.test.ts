import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';
import { openRaw } from './raw.ts';
import { wish } from './wishes.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 23) + ms);
const topic = { kind: 'unknown', concern: null, service: null } as const;
const said = (id: string) => ({ team: 'T1', id, subject: id, body: '{}' });
const delivery = (key: string) => ({ team: 'T1', key });

describe.each(databases)('retention on $name', ({ create }) => {
  let place: Place;
  let store: Store;

  beforeEach(async () => {
    place = await create();
    store = await createStore(place.place);
  }, hookTimeoutMs);
  afterEach(async () => {
    await store?.close();
    await place?.remove();
  });

  /** How many rows a table holds; closes the store, which alone may have the embedded file. */
  async function rows(statement: string): Promise<readonly unknown[]> {
    await store.close();
    const raw = await openRaw(place.place);
    const found = await raw.run(statement);
    await raw.close();
    store = await createStore(place.place);
    return found;
  }

  it('deletes what is older than the instant, of every kind, and counts it', async () => {
    await store.accept(said('Ev1'), at(0), 1);
    await store.finish('T1', 'Ev1', at(1));
    await store.claim(delivery('d1'), at(1), 1);
    await store.markDone(delivery('d1'), { channel: 'C1', ts: '1.0' }, at(1));
    await store.giveUp(delivery('d2'), at(1));
    await store.claim(delivery('d3'), at(1), 1);
    await store.rememberTopic('T1', 'C1/1.0', topic, at(1));
    await store.rememberUnanswered('T1', 'who feeds the cat?', at(1));
    expect(await store.forgetBefore(at(1))).toBe(0);
    expect(await store.forgetBefore(at(2))).toBe(6);
    expect(await store.forgetBefore(at(2))).toBe(0);
    expect(await store.accept(said('Ev1'), at(3), 1)).toBe('new');
  });

  it('deletes muted threads, and subscriptions that are switched off with their history', async () => {
    const [off, on] = [wish('T1', 'C1'), wish('T1', 'C2')];
    for (const channel of [off, on]) {
      await store.subscribe(channel, at(0));
      await store.recordTip(channel, { tip: 'a', day: '2026-01-01' });
      await store.recordTip(channel, { tip: 'b', day: '2026-01-02' });
      await store.mute(channel, '1.0', at(1));
    }
    await store.unsubscribe(off, at(1));
    expect(await store.forgetBefore(at(1))).toBe(0);
    expect(await store.forgetBefore(at(2))).toBe(5);
    expect(await store.isMuted(on, '1.0')).toBe(false);
    expect(await store.findSubscription(off)).toBeUndefined();
    expect(await store.tipHistory(off)).toEqual([]);
    expect(await store.findSubscription(on)).toEqual(on);
    expect(await store.tipHistory(on)).toHaveLength(2);
  });

  it('never deletes what is switched on or set, nor that somebody was greeted', async () => {
    const channel = wish('T1', 'C1');
    const settings = { answer: 'nothing', place: 'private', whoMayChange: 'admins' } as const;
    await store.subscribe(channel, at(0));
    await store.recordTip(channel, { tip: 'a', day: '2026-01-01' });
    await store.setChannelSettings(channel, settings);
    await store.greetOnce('T1', 'C1', at(0));
    expect(await store.forgetBefore(at(1_000_000_000))).toBe(0);
    expect(await store.tipHistory(channel)).toHaveLength(1);
    expect(await store.channelSettings(channel)).toEqual(settings);
    expect(await store.greetOnce('T1', 'C1', at(1))).toBe(false);
  });

  it('never deletes an unfinished event, however old', async () => {
    await store.accept(said('Ev1'), at(0), 1);
    expect(await store.forgetBefore(at(1_000_000))).toBe(0);
    expect(await store.unfinished(at(1), 1, 10)).toEqual([said('Ev1')]);
  });

  it('counts the age of an event from its end, of a delivery and a topic from their last change', async () => {
    await store.accept(said('Ev1'), at(0), 1);
    await store.finish('T1', 'Ev1', at(10));
    await store.finish('T1', 'Ev1', at(20));
    await store.claim(delivery('d1'), at(0), 1);
    await store.claim(delivery('d1'), at(10), 1);
    await store.rememberTopic('T1', 'D1', topic, at(0));
    await store.rememberTopic('T1', 'D1', topic, at(10));
    expect(await store.forgetBefore(at(10))).toBe(0);
    expect(await store.forgetBefore(at(11))).toBe(3);
  });

  it('keeps questions without an answer, the same one twice too', async () => {
    await store.rememberUnanswered('T1', 'who feeds the\0 cat?\uD800', at(1));
    await store.rememberUnanswered('T1', 'who feeds the\0 cat?\uD800', at(1));
    const found = await rows('select team_id, text from unanswered');
    const kept = { team_id: 'T1', text: 'who feeds the\uFFFD cat?\uFFFD' };
    expect(found).toEqual([kept, kept]);
  });

  it('keeps of a finished event its id and no words', async () => {
    await store.accept({ ...said('Ev1'), body: '{"text":"secret"}' }, at(0), 1);
    await store.finish('T1', 'Ev1', at(1));
    expect(await rows('select id, body from inbox')).toEqual([{ id: 'Ev1', body: null }]);
  });

  it('keeps of a twin its id and no words', async () => {
    await store.accept(said('Ev1'), at(0), 1);
    await store.accept({ ...said('Ev1'), id: 'Ev2', body: '{"text":"secret"}' }, at(0), 1);
    const twins = await rows("select body from inbox where id = 'Ev2'");
    expect(twins).toEqual([{ body: null }]);
  });
});
