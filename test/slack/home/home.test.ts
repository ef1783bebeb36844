import { expect, it } from 'vitest';
import { checkHome } from '../../../dev/workspace/blocks/check.ts';
import { examples } from '../../../src/slack/examples.ts';
import { channelTips, homeView } from '../../../src/slack/home/home-view.ts';
import {
  askBoxAction,
  askButtonAction,
  askExampleActionPrefix,
  tipsConfigureAction,
} from '../../../src/slack/ids.ts';
import type { FakeSlack } from '../../fake-slack/fake-slack.ts';
import type { ShownView } from '../../fake-slack/views.ts';
import { running } from '../stage.ts';

/** The home of somebody who opened it, and the app that showed it. */
async function atHome(): Promise<{ fake: FakeSlack; home: ShownView }> {
  const { fake } = await running();
  await fake.open('home');
  await fake.until(() => fake.state.views.length > 0);
  const [home] = fake.state.views;
  if (home === undefined) throw new Error('no home');
  return { fake, home };
}

async function modalOf(fake: FakeSlack): Promise<ShownView> {
  await fake.until(() => fake.state.views.length > 1);
  const [, modal] = fake.state.views;
  if (modal === undefined) throw new Error('no modal');
  return modal;
}

it('opening the home shows it, and opening it again shows the same', async () => {
  const { fake, home } = await atHome();
  const before = JSON.stringify(home.blocks);

  await fake.open('home');
  await fake.until(() => fake.calls('views.publish').length > 1);

  expect(JSON.stringify(home.blocks)).toBe(before);
  expect(before).toContain('Privacy');
  expect(before).toContain('90 days');
  expect(before).toContain('Knowledge test');
  expect(fake.posted('D1')).toEqual([]);
});

it('Enter in the field answers in a modal', async () => {
  const { fake, home } = await atHome();

  await fake.press(home, askBoxAction, { typed: { [askBoxAction]: 'who patches RDS?' } });
  const modal = await modalOf(fake);

  expect(modal).toMatchObject({ type: 'modal', user: 'U1' });
  expect(JSON.stringify(modal.blocks)).toContain('who patches RDS?');
  expect(JSON.stringify(modal.blocks)).toContain('AWS owns patching on rds.');
});

it('the button asks what stands in the field', async () => {
  const { fake, home } = await atHome();

  await fake.press(home, askButtonAction, { typed: { [askBoxAction]: 'who patches EC2?' } });

  expect(JSON.stringify((await modalOf(fake)).blocks)).toContain('You own patching on EC2.');
});

it('an example is answered, whatever stands in the field', async () => {
  const { fake, home } = await atHome();

  await fake.press(home, `${askExampleActionPrefix}0`, { typed: { [askBoxAction]: 'cake?' } });

  expect(JSON.stringify((await modalOf(fake)).blocks)).toContain(examples[0]);
});

it.each(['', '   '])('asking nothing ("%s") explains how to ask', async (nothing) => {
  const { fake, home } = await atHome();

  await fake.press(home, askButtonAction, { typed: { [askBoxAction]: nothing } });

  expect(JSON.stringify((await modalOf(fake)).blocks)).toContain('and for Lambda?');
});

it('what nobody expected is told in the modal, and logged without words', async () => {
  const { fake, logged } = await running();
  await fake.open('home');
  await fake.until(() => fake.state.views.length > 0);
  const [home] = fake.state.views;
  if (home === undefined) throw new Error('no home');

  await fake.press(home, askBoxAction, { typed: { [askBoxAction]: 'explode my secret' } });
  const modal = await modalOf(fake);

  expect(JSON.stringify(modal.blocks)).toContain('Something went wrong on my side');
  expect(logged()).toContain('a listener failed');
  expect(logged()).not.toContain('secret');
});

it('a question without an answer is kept for whoever tends the knowledge', async () => {
  const { fake, home } = await atHome();

  await fake.press(home, askBoxAction, { typed: { [askBoxAction]: 'who brings the cake?' } });

  expect(JSON.stringify((await modalOf(fake)).blocks)).toContain('I don’t know');
});

it('the channels in which a person switched tips on are listed, each with a button', async () => {
  const { fake, store } = await running();
  const on = { team: 'T1', topics: [], due: { day: '2026-11-24', at: new Date() } };
  const schedule = { time: '09:30', zone: 'Europe/Berlin', country: null, pausedUntil: null };
  const weekdays = [1, 2, 3, 4, 5];
  const mine = { ...on, channel: 'C1', schedule: { ...schedule, weekdays }, switchedOnBy: 'U1' };
  await store.subscribe(mine, new Date());
  await store.subscribe({ ...mine, channel: 'C2', switchedOnBy: 'U2' }, new Date());

  await fake.open('home');
  await fake.until(() => fake.state.views.length > 0);

  const text = JSON.stringify(fake.state.views[0]?.blocks);
  expect(text).toContain('<#C1>   weekdays at 09:30, Europe/Berlin');
  expect(text).toContain(`"action_id":"${tipsConfigureAction}"`);
  expect(text).not.toContain('<#C2>');
});

it('a pause is said until it is over', () => {
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const pausedUntil = '2026-12-07';
  const schedule = { time: '09:30', zone: 'Asia/Tokyo', weekdays, country: null, pausedUntil };

  expect(channelTips({ channel: 'C1', schedule }, '2026-12-06').when).toBe(
    'every day at 09:30, Asia/Tokyo; paused until Monday 7 December',
  );
  expect(channelTips({ channel: 'C1', schedule }, '2026-12-07').when).toBe(
    'every day at 09:30, Asia/Tokyo',
  );
});

it('a home of somebody with a thousand channels is one that Slack takes', () => {
  const tips = Array.from({ length: 1000 }, (_, at) => ({
    channel: `C${at}`,
    when: `weekdays at 09:30, ${'x'.repeat(200)}`,
  }));

  const view = homeView({ tips, version: '2026-11-23.f8ad473f', retentionDays: 90 });

  expect(checkHome(view)).toMatchObject({ ok: true });
  expect(JSON.stringify(view)).toContain('and 980 more');
});
