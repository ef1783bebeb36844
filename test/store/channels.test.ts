import { describe, expect, it } from 'vitest';
import { defaultChannelSettings } from '../../src/store/channel-settings.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { databases } from './databases.ts';
import { stageOn } from './stage.ts';
import { at } from './wishes.ts';

const channel = { team: 'T1', channel: 'C1' };
const quiet = { answer: 'mentions', place: 'private', whoMayChange: 'admins' } as const;

describe.each(databases)('channels on $name', ({ create }) => {
  const on = stageOn(create);

  it('have the default settings until they are set, then the last ones', async () => {
    expect(await on.store.channelSettings(channel)).toEqual(defaultChannelSettings);
    await on.store.setChannelSettings(channel, { ...quiet, answer: 'nothing' });
    await on.store.setChannelSettings(channel, quiet);
    expect(await on.store.channelSettings(channel)).toEqual(quiet);
    expect(await on.store.channelSettings({ team: 'T1', channel: 'C2' })).toEqual(
      defaultChannelSettings,
    );
  });

  it('with settings that somebody wrote by hand and wrongly are refused at the door', async () => {
    const other = { team: 'T1', channel: 'C3' };
    await on.store.setChannelSettings(other, quiet);
    await on.raw("update channel_settings set answer = 'always' where channel = 'C3'");
    await expect(on.store.channelSettings(other)).rejects.toThrow(StoreError);
  });

  it('are muted thread by thread, once or twice', async () => {
    expect(await on.store.isMuted(channel, '1.0')).toBe(false);
    await on.store.mute(channel, '1.0', at(0));
    await on.store.mute(channel, '1.0', at(1));
    expect(await on.store.isMuted(channel, '1.0')).toBe(true);
    expect(await on.store.isMuted(channel, '2.0')).toBe(false);
    expect(await on.store.isMuted({ team: 'T1', channel: 'C2' }, '1.0')).toBe(false);
  });

  it('are heard again in the thread whose muting is lifted, and in no other', async () => {
    await on.store.mute(channel, '3.0', at(0));
    await on.store.mute(channel, '4.0', at(0));

    expect(await on.store.unmute({ team: 'T2', channel: channel.channel }, '3.0')).toBe(false);
    expect(await on.store.unmute(channel, '3.0')).toBe(true);
    expect(await on.store.unmute(channel, '3.0')).toBe(false);
    expect(await on.store.isMuted(channel, '3.0')).toBe(false);
    expect(await on.store.isMuted(channel, '4.0')).toBe(true);
  });

  it('are greeted once, by one of many who ask at once', async () => {
    const asked = Array.from({ length: 20 }, (_, n) => on.store.greetOnce('T1', 'C1', at(n)));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    expect(await on.store.greetOnce('T1', 'C1', at(1_000_000))).toBe(false);
    expect(await on.store.greetOnce('T1', 'U1', at(0))).toBe(true);
  });
});
