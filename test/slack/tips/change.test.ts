import { describe, expect, it } from 'vitest';
import {
  tipAnswerAction,
  tipsConfigureAction,
  tipsField,
  tipsOffAction,
} from '../../../src/slack/ids.ts';
import type { FakeSlack } from '../../fake-slack/fake-slack.ts';
import type { PrivateMessage } from '../../fake-slack/state.ts';
import {
  dueOf,
  modalOf,
  place,
  runningAt,
  type Staged,
  textOf,
  tipsOn,
  untilDue,
} from './clock.ts';

const morning = '2026-11-24T07:00:00Z';

/** What the command says to the person. */
async function told(fake: FakeSlack, text: string, user = 'U1', channel = 'C1'): Promise<string> {
  const before = fake.state.privates.length;
  await fake.command(text, { user, channel });
  await fake.until(() => fake.state.privates.length > before);
  return fake.state.privates.at(-1)?.text ?? '';
}

async function withTip(): Promise<Staged> {
  const set = await runningAt(morning);
  await tipsOn(set);
  set.moveTo('2026-11-24T08:30:00Z');
  await set.fake.until(() => set.fake.posted().length > 0);
  await untilDue(set.store, '2026-11-25T08:30:00.000Z');
  return set;
}

describe('the modal', () => {
  it('offers working days where the person is, and shows the next tip', async () => {
    const { fake } = await runningAt(morning);

    await fake.command('tips');
    const modal = await modalOf(fake);

    expect(textOf(modal)).toContain('Tuesday 24 November at 09:30');
    expect(textOf(modal)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"Europe/Berlin"',
    );
    expect(JSON.parse(modal.privateMetadata)).toEqual({ channel: 'C1' });
    expect(fake.calls('views.open').map(({ answer }) => answer)).toEqual(['ok']);
  });

  it('switches on, as it was filled in', async () => {
    const { fake, store } = await runningAt(morning);
    await fake.command('tips', { user: 'U2' });
    const modal = await modalOf(fake);

    const errors = await fake.submit(modal, {
      [tipsField.time]: '16:00',
      [tipsField.zone]: 'Asia/Tokyo',
      [tipsField.weekdays]: ['6', '7'],
      [tipsField.topics]: ['backup'],
      [tipsField.country]: 'AT',
    });

    expect(errors).toEqual({});
    expect(textOf(modal)).toContain(
      'Sat, Sun at 16:00, Asia/Tokyo. The next one comes on Saturday 28 November',
    );
    expect(await store.findSubscription(place)).toMatchObject({
      switchedOnBy: 'U2',
      topics: ['backup'],
      schedule: { time: '16:00', zone: 'Asia/Tokyo', weekdays: [6, 7], country: 'AT' },
      due: { day: '2026-11-28', at: new Date('2026-11-28T07:00:00Z') },
    });
  });

  it('shows at once what a change means', async () => {
    const { fake } = await runningAt(morning);
    await fake.command('tips');
    const modal = await modalOf(fake);

    await fake.press(modal, tipsField.topics, {
      typed: { [tipsField.topics]: ['backup'], [tipsField.time]: '07:15' },
    });
    await fake.until(() => modal.changes > 0);

    expect(textOf(modal)).toContain('Wednesday 25 November at 07:15');
    expect(textOf(modal)).toContain('Restore one backup today');
  });

  it('says at the field what is wrong, and saves nothing', async () => {
    const { fake, store } = await runningAt(morning, {
      isHoliday: (_day, country) => country === 'AT',
    });
    await fake.command('tips');
    const modal = await modalOf(fake);

    expect(await fake.submit(modal, { [tipsField.weekdays]: [] })).toEqual({
      [tipsField.weekdays]: 'Tick at least one day.',
    });
    expect(
      await fake.submit(modal, { [tipsField.zone]: 'Mars/Base', [tipsField.time]: '25:00' }),
    ).toEqual({
      [tipsField.time]: 'Choose a time.',
      [tipsField.zone]: 'Choose a time zone from the list.',
    });
    expect(await fake.submit(modal, { [tipsField.topics]: ['cake'] })).toEqual({
      [tipsField.topics]: expect.stringContaining('No tip'),
    });
    expect(await fake.submit(modal, { [tipsField.country]: 'AT' })).toEqual({
      [tipsField.country]: expect.stringContaining('public holidays'),
    });
    expect(await store.findSubscription(place)).toBeUndefined();
  });

  it('switches off', async () => {
    const set = await runningAt(morning);
    await tipsOn(set);
    await set.fake.command('tips');
    const modal = await modalOf(set.fake);

    await set.fake.submit(modal, { [tipsField.state]: 'off' });

    expect(textOf(modal)).toContain('Daily tips are off for <#C1>');
    expect(await dueOf(set.store)).toBeUndefined();
  });

  it('keeps a pause unless it is ended', async () => {
    const set = await runningAt(morning);
    await tipsOn(set);
    await told(set.fake, 'tips pause 2w');
    await set.fake.command('tips');
    const modal = await modalOf(set.fake);
    expect(textOf(modal)).toContain('Paused until Tuesday 8 December');

    await set.fake.submit(modal, { [tipsField.time]: '10:00' });
    expect(await dueOf(set.store)).toBe('2026-12-08T09:00:00.000Z');
    await set.fake.command('tips');
    await set.fake.until(() => set.fake.state.views.length > 1);
    await set.fake.submit(await modalOf(set.fake), { [tipsField.state]: 'on' });

    expect(await dueOf(set.store)).toBe('2026-11-24T09:00:00.000Z');
  });

  it('opens from App Home for the channel beside the button', async () => {
    const set = await runningAt(morning);
    await tipsOn(set);
    await set.fake.open('home');
    await set.fake.until(() => set.fake.state.views.length > 0);
    const [home] = set.fake.state.views;
    if (home === undefined) throw new Error('no home');

    await set.fake.press(home, tipsConfigureAction);
    const modal = await modalOf(set.fake);

    expect(JSON.parse(modal.privateMetadata)).toEqual({ channel: 'C1' });
    expect(textOf(modal)).toContain('They are *on* now');
  });
});

describe('the command', () => {
  it.each(['tips on', 'tips on 9.30', 'Tips ON 09:30', 'tip on 9:30am'])('%s', async (text) => {
    const { fake, store } = await runningAt(morning);

    expect(await told(fake, text)).toContain('on for <#C1>: weekdays at 09:30, Europe/Berlin');
    expect(await dueOf(store)).toBe('2026-11-24T08:30:00.000Z');
  });

  it('changes the time and leaves the rest, and who switched it on', async () => {
    const { fake, store } = await runningAt(morning);
    await told(fake, 'tips on 09:30');

    await told(fake, 'tips on 11:00', 'U2');

    expect(await store.findSubscription(place)).toMatchObject({
      switchedOnBy: 'U1',
      schedule: { time: '11:00', zone: 'Europe/Berlin' },
    });
  });

  it.each([
    ['tips on 25:00', 'That is no time'],
    ['tips on for storage', 'That is no time'],
    ['tips pause', 'There are no daily tips here to pause'],
    ['tips off', 'off for <#C1> already'],
    ['tips help', 'one thing worth doing or knowing a day'],
    ['tips constructor', 'one thing worth doing or knowing a day'],
  ])('%s: %s', async (text, answer) => {
    const { fake, store } = await runningAt(morning);

    expect(await told(fake, text)).toContain(answer);
    expect(await store.findSubscription(place)).toBeUndefined();
  });

  it('pauses, from the channel’s day', async () => {
    const { fake, store } = await runningAt(morning);
    await told(fake, 'tips on 09:30');

    expect(await told(fake, 'tips pause a moment')).toContain('That is no pause');
    expect(await told(fake, 'tips pause 2w')).toContain('pause until Tuesday 8 December');
    expect(await dueOf(store)).toBe('2026-12-08T08:30:00.000Z');
    await told(fake, 'tips on');
    expect(await dueOf(store)).toBe('2026-11-24T08:30:00.000Z');
  });

  it('"tips now" posts the tip of the day, which then does not come again', async () => {
    const { fake, store, moveTo } = await runningAt(morning);
    await told(fake, 'tips on 09:30');

    await fake.command('tips now');
    await fake.until(() => fake.posted().length > 0);
    expect(await told(fake, 'tips now', 'U2')).toContain('Today’s tip is in this channel already');
    moveTo('2026-11-24T08:30:00Z');
    await untilDue(store, '2026-11-25T08:30:00.000Z');

    expect(fake.posted()).toHaveLength(1);
    expect(fake.posted()[0]?.metadata).toMatchObject({
      event_type: 'srm_tip',
      event_payload: { day: '2026-11-24' },
    });
  });

  it('"tips now" shows a channel without tips what they are', async () => {
    const { fake, store } = await runningAt(morning);

    await fake.command('tips now');
    await fake.until(() => fake.posted().length > 0);

    expect(textOf({ blocks: fake.posted()[0]?.blocks })).toContain('asked for by Mira Lang');
    expect(await store.findSubscription(place)).toBeUndefined();
  });
});

describe('those who may not change tips are told why', () => {
  const refusals = [
    ['UGUEST', 'C1', 'Guests can’t change this'],
    ['UFOREIGN', 'C1', 'Guests can’t change this'],
    ['UOUT', 'C1', 'You are not in that conversation'],
    ['U1', 'C2', 'Invite me'],
    ['UNOBODY', 'C1', 'Slack could not tell me'],
  ] as const;

  it.each(refusals)('%s in %s: %s', async (user, channel, why) => {
    const { fake, store } = await runningAt(morning);

    for (const text of ['tips', 'tips on 09:30', 'tips now']) {
      expect(await told(fake, text, user, channel)).toContain(why);
    }

    expect(fake.state.views).toEqual([]);
    expect(fake.posted(channel)).toEqual([]);
    expect(await store.findSubscription({ team: 'T1', channel })).toBeUndefined();
  });

  it('checked again when the modal is submitted', async () => {
    const { fake, store } = await runningAt(morning);
    await fake.command('tips');
    const modal = await modalOf(fake);
    fake.channel('C1').members = ['U2'];

    const errors = await fake.submit(modal, {});
    const byGuest = await fake.submit(modal, {}, 'UGUEST');

    expect(errors).toEqual({ [tipsField.state]: expect.stringContaining('not in that') });
    expect(byGuest).toEqual({ [tipsField.state]: expect.stringContaining('Guests') });
    expect(await store.findSubscription(place)).toBeUndefined();
  });

  it('members, where the channel leaves it to admins', async () => {
    const { fake, store } = await runningAt(morning);
    const settings = { answer: 'clear', place: 'thread', whoMayChange: 'admins' } as const;
    await store.setChannelSettings(place, settings);

    expect(await told(fake, 'tips on 09:30')).toContain('only admins');
    expect(await told(fake, 'tips on 09:30', 'UADMIN')).toContain('Daily tips are on');
  });
});

describe('under a tip', () => {
  const tipIn = (fake: FakeSlack) => {
    const [tip] = fake.posted();
    if (tip === undefined) throw new Error('no tip');
    return { channel: 'C1', ...tip };
  };
  const last = (fake: FakeSlack): PrivateMessage | undefined => fake.state.privates.at(-1);

  it('the whole answer comes once in its thread, and can be asked on', async () => {
    const { fake } = await withTip();
    const tip = tipIn(fake);

    await fake.click(tip, { at: tipAnswerAction });
    await fake.until(() => fake.posted('C1', tip.ts).length > 0);
    await fake.click(tip, { at: tipAnswerAction, user: 'U2' });
    await fake.until(() => last(fake)?.text.includes('answered in the thread') === true);
    await fake.say({ text: 'ec2?', threadTs: tip.ts });
    await fake.until(() => fake.posted('C1', tip.ts).length > 1);

    const texts = fake.posted('C1', tip.ts).map(({ text }) => text);
    expect(texts[0]).toContain('AWS owns patching on rds.');
    expect(texts[1]).toContain('You own patching on EC2.');
  });

  it('the whole answer is private where the channel wants answers private, or none', async () => {
    const { fake, store } = await withTip();
    const whoMayChange = 'members';
    await store.setChannelSettings(place, { answer: 'nothing', place: 'thread', whoMayChange });

    await fake.click(tipIn(fake), { at: tipAnswerAction });
    await fake.until(() => last(fake)?.text.includes('AWS owns patching') === true);

    expect(fake.posted()).toHaveLength(1);
  });

  it('a made-up value is told apart', async () => {
    const { fake } = await withTip();

    await fake.click(tipIn(fake), { at: tipAnswerAction, value: '{"c":"gone"}' });
    await fake.until(() => last(fake)?.text.includes('no longer in my knowledge') === true);

    expect(fake.posted()).toHaveLength(1);
  });

  it('a button turns tips off, for those who may', async () => {
    const { fake, store } = await withTip();

    await fake.click(tipIn(fake), { at: tipsOffAction, user: 'UGUEST' });
    await fake.until(() => last(fake)?.text.includes('Guests') === true);
    expect(await dueOf(store)).toBeDefined();
    await fake.click(tipIn(fake), { at: tipsOffAction, user: 'U2' });
    await fake.until(() => last(fake)?.text.includes('Daily tips are off') === true);

    expect(await dueOf(store)).toBeUndefined();
  });
});
