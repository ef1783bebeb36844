import { describe, expect, it } from 'vitest';
import { channelField, tipsField } from '../../../src/slack/ids.ts';
import { defaultChannelSettings } from '../../../src/store/channel-settings.ts';
import type { ShownView } from '../../fake-slack/views.ts';
import { running, type Stage } from '../stage.ts';

/** A modal that somebody who may was shown. */
async function shown({ fake }: Stage, command: string): Promise<ShownView> {
  await fake.command(command);
  await fake.until(() => fake.state.views.length > 0);
  const modal = fake.state.views.at(-1);
  if (modal === undefined) throw new Error('no modal');
  return modal;
}

const modals = [
  ['channel', { [channelField.answer]: 'nothing' }],
  ['tips', { [tipsField.time]: '10:00' }],
] as const;

/** Who submits it, and for which channel, though the modal never said so. */
const forgeries = [
  ['a guest', 'UGUEST', 'C1'],
  ['somebody of another organisation', 'UFOREIGN', 'C1'],
  ['somebody who is not in the channel', 'UOUT', 'C1'],
  ['somebody whom Slack does not know', 'UNOBODY', 'C1'],
  ['a member, for a channel without the app', 'U1', 'C2'],
  ['a member, for a channel of another workspace', 'U1', 'CT9'],
  ['a member, for a channel that is none', 'U1', '../C1'],
  ['a member, for a channel left to admins', 'U1', 'G1'],
] as const;

describe.each(modals)('the modal of /srm %s, submitted by', (command, typed) => {
  it.each(forgeries)('%s, changes nothing', async (_who, user, channel) => {
    const set = await running();
    const { fake, store } = set;
    fake.addWorkspace('T9', 'CT9');
    const toAdmins = { ...defaultChannelSettings, whoMayChange: 'admins' } as const;
    await store.setChannelSettings({ team: 'T1', channel: 'G1' }, toAdmins);
    const modal = await shown(set, command);
    modal.privateMetadata = JSON.stringify({ channel });

    const errors = await fake.submit(modal, typed, user);

    expect(Object.values(errors).join()).not.toBe('');
    for (const team of ['T1', 'T9']) {
      const place = { team, channel };
      const before = channel === 'G1' && team === 'T1' ? toAdmins : defaultChannelSettings;
      expect(await store.channelSettings(place)).toEqual(before);
      expect(await store.findSubscription(place)).toBeUndefined();
    }
  });

  it('nobody in particular, with metadata that is no channel, changes nothing', async () => {
    const set = await running();
    const { fake, store } = set;
    const modal = await shown(set, command);
    modal.privateMetadata = '{"channel":';

    await fake.submit(modal, typed).catch(() => undefined);

    const place = { team: 'T1', channel: 'C1' };
    expect(await store.channelSettings(place)).toEqual(defaultChannelSettings);
    expect(await store.findSubscription(place)).toBeUndefined();
  });
});
