import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultChannelSettings } from '../../src/store/channel-settings.ts';
import { createStore } from '../../src/store/create-store.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { databases, hookTimeoutMs, type Place } from './databases.ts';
import { openRaw } from './raw.ts';
import { at } from './wishes.ts';

const channel = { team: 'T1', channel: 'C1' };
const quiet = { answer: 'mentions', place: 'private', whoMayChange: 'admins' } as const;

describe.each(databases)('channels on $name', ({ create }) => {
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

  it('have the default settings until they are set, then the last ones', async () => {
    expect(await store.channelSettings(channel)).toEqual(defaultChannelSettings);
    await store.setChannelSettings(channel, { ...quiet, answer: 'nothing' });
    await store.setChannelSettings(channel, quiet);
    expect(await store.channelSettings(channel)).toEqual(quiet);
    expect(await store.channelSettings({ team: 'T1', channel: 'C2' })).toEqual(
      defaultChannelSettings,
    );
  });

  it('with settings that somebody wrote by hand and wrongly are refused at the door', async () => {
    const other = { team: 'T1', channel: 'C3' };
    await store.setChannelSettings(other, quiet);
    await store.close();
    const raw = await openRaw(place.place);
    await raw.run("update channel_settings set answer = 'always' where channel = 'C3'");
    await raw.close();
    store = await createStore(place.place);
    await expect(store.channelSettings(other)).rejects.toThrow(StoreError);
  });

  it('are muted thread by thread, once or twice', async () => {
    expect(await store.isMuted(channel, '1.0')).toBe(false);
    await store.mute(channel, '1.0', at(0));
    await store.mute(channel, '1.0', at(1));
    expect(await store.isMuted(channel, '1.0')).toBe(true);
    expect(await store.isMuted(channel, '2.0')).toBe(false);
    expect(await store.isMuted({ team: 'T1', channel: 'C2' }, '1.0')).toBe(false);
  });

  it('are greeted once, by one of many who ask at once', async () => {
    const asked = Array.from({ length: 20 }, (_, n) => store.greetOnce('T1', 'C1', at(n)));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    expect(await store.greetOnce('T1', 'C1', at(1_000_000))).toBe(false);
    expect(await store.greetOnce('T1', 'U1', at(0))).toBe(true);
  });
});
