import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import type { AnswerTopic } from '../../src/store/topic.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';
import { openRaw } from './raw.ts';

const now = new Date('2026-11-23T00:00:00Z');
const topic: AnswerTopic = { kind: 'depends', concern: 'guest-os-patching', service: null };

describe.each(databases)('topics on $name', ({ create }) => {
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

  it('are unknown until they are remembered', async () => {
    expect(await store.topic('T1', 'C1/1.0')).toBeUndefined();
    await store.rememberTopic('T1', 'C1/1.0', topic, now);
    expect(await store.topic('T1', 'C1/1.0')).toEqual(topic);
  });

  it('are the last one of their place', async () => {
    const later: AnswerTopic = { kind: 'responsibility', concern: 'backups', service: 'rds' };
    await store.rememberTopic('T1', 'D1', topic, now);
    await store.rememberTopic('T1', 'D1', later, now);
    expect(await store.topic('T1', 'D1')).toEqual(later);
  });

  it('that somebody wrote by hand and wrongly are refused at the door', async () => {
    await store.rememberTopic('T1', 'D2', topic, now);
    await store.close();
    const raw = await openRaw(place.place);
    await raw.run("update topics set kind = 'gossip' where place = 'D2'");
    await raw.close();
    store = await createStore(place.place);
    await expect(store.topic('T1', 'D2')).rejects.toThrow(StoreError);
  });
});
