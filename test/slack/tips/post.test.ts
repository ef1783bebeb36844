import { describe, expect, it, vi } from 'vitest';
import { createSlack } from '../../../src/slack/app.ts';
import type { Store } from '../../../src/store/store.ts';
import { dueOf, place, runningAt, type Staged, textOf, tipsOn, untilDue } from './clock.ts';
import { tips } from './tips.ts';

const morning = '2026-11-24T07:00:00Z';
const dueAt = '2026-11-24T08:30:00.000Z';
const nextAt = '2026-11-25T08:30:00.000Z';

async function subscribed(): Promise<Staged> {
  const set = await runningAt(morning);
  await tipsOn(set);
  return set;
}

function untilLeft({ logged }: Staged): Promise<void> {
  return vi.waitFor(() => expect(logged()).toContain('tip left for later'), { timeout: 8000 });
}

it('a tip comes at its minute, once, says why, and carries what programs read', async () => {
  const set = await subscribed();
  const { fake, store, moveTo } = set;
  expect(await dueOf(store)).toBe(dueAt);

  moveTo('2026-11-24T08:30:00Z');
  await fake.until(() => fake.posted().length > 0);
  await untilDue(store, nextAt);

  const [tip] = fake.posted();
  expect(fake.posted()).toHaveLength(1);
  expect(tip?.metadata).toEqual({
    event_type: 'srm_tip',
    event_payload: {
      tip: expect.stringMatching(/^(?:patch-it|back-it-up|close-it)$/),
      day: '2026-11-24',
      delivery: expect.any(String),
    },
  });
  expect(textOf({ blocks: tip?.blocks })).toContain(
    'Daily tip for this channel, switched on by Mira Lang; weekdays at 09:30, Europe/Berlin',
  );
});

it('nothing comes a second before', async () => {
  const { fake, moveTo, store, slack } = await subscribed();

  moveTo('2026-11-24T08:29:59Z');
  await slack.stop();

  expect(await store.dueSubscriptions(new Date('2026-11-24T08:29:59Z'), 9)).toEqual([]);
  expect(fake.posted()).toEqual([]);
});

it('every tip comes once before any comes again', async () => {
  const { fake, moveTo } = await subscribed();

  for (const day of ['24', '25', '26', '27']) {
    moveTo(`2026-11-${day}T08:30:00Z`);
    await fake.until(() => fake.posted().length === Number(day) - 23);
  }

  const texts = fake.posted().map(({ text }) => text);
  expect(new Set(texts.slice(0, 3)).size).toBe(tips.length);
  expect(texts[3]).toBe(texts[0]);
}, 20_000);

describe('after a sleep', () => {
  it('a tip that is 1 h 59 min late still comes', async () => {
    const { fake, moveTo } = await subscribed();

    moveTo('2026-11-24T10:29:00Z');
    await fake.until(() => fake.posted().length > 0);

    expect(fake.posted()[0]?.metadata).toMatchObject({ event_payload: { day: '2026-11-24' } });
  });

  it('a tip that is 2 h 1 min late is left out, and the next day’s comes', async () => {
    const { fake, moveTo, store } = await subscribed();

    moveTo('2026-11-24T10:31:00Z');
    await untilDue(store, nextAt);
    expect(fake.posted()).toEqual([]);
    moveTo('2026-11-25T08:31:00Z');
    await fake.until(() => fake.posted().length > 0);

    expect(fake.posted()[0]?.metadata).toMatchObject({ event_payload: { day: '2026-11-25' } });
  });

  it('of a week, only the day that is not too late comes', async () => {
    const { fake, moveTo } = await subscribed();

    moveTo('2026-12-01T09:00:00Z');
    await fake.until(() => fake.posted().length > 0);

    expect(fake.posted()).toHaveLength(1);
    expect(fake.posted()[0]?.metadata).toMatchObject({ event_payload: { day: '2026-12-01' } });
  });
});

describe('one tip comes, the one that was chosen, when the process dies', () => {
  const died = (): never => {
    throw new Error('died');
  };
  const deaths: readonly (readonly [string, Partial<Store>])[] = [
    ['before it is recorded', { recordTip: died }],
    ['after it was recorded', { claim: died }],
    ['after it was posted', { markDone: died }],
    ['after it was marked as posted', { advance: died }],
  ];

  it.each(deaths)(
    '%s',
    async (_when, broken) => {
      const set = await runningAt(morning);
      await tipsOn(set);
      await set.slack.stop();
      const { fake, store, parts, moveTo } = set;
      const dying = createSlack({ ...parts, store: { ...store, ...broken } });
      moveTo('2026-11-24T08:30:00Z');
      await dying.start();
      await untilLeft(set);
      await dying.stop();
      const [chosen] = await store.tipHistory(place);

      moveTo('2026-11-24T08:31:00Z');
      const next = createSlack(parts);
      await next.start();
      await untilDue(store, nextAt);
      await next.stop();

      expect(fake.posted()).toHaveLength(1);
      const [posted] = await store.tipHistory(place);
      expect(posted).toEqual(chosen ?? posted);
      expect(fake.posted()[0]?.metadata).toMatchObject({ event_payload: { tip: posted?.tip } });
    },
    15_000,
  );
});

it('two processes post one tip', async () => {
  const { fake, store, parts, moveTo } = await subscribed();
  const other = createSlack(parts);
  await other.start();

  moveTo('2026-11-24T08:30:00Z');
  await untilDue(store, nextAt);
  await other.stop();

  expect(fake.posted()).toHaveLength(1);
});

it('a connection that breaks after the post leaves one tip', async () => {
  const { fake, store, moveTo } = await subscribed();
  fake.fail('chat.postMessage', { kind: 'cut after' });

  moveTo('2026-11-24T08:30:00Z');
  await untilDue(store, nextAt);

  expect(fake.posted()).toHaveLength(1);
});

it('Slack’s wish for patience leaves the tip for later', async () => {
  const set = await subscribed();
  const { fake, store, moveTo } = set;
  fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 40 });

  moveTo('2026-11-24T08:30:00Z');
  await untilLeft(set);
  expect(fake.calls('chat.postMessage')).toHaveLength(1);
  moveTo('2026-11-24T08:31:00Z');
  await untilDue(store, nextAt);

  expect(fake.posted()).toHaveLength(1);
});

describe('a channel in which nothing can be posted any more', () => {
  it.each([
    ['archived', 'the channel is archived'],
    ['left', 'I am no longer in the channel'],
    ['gone', 'the channel is gone'],
  ])('(%s) is switched off, and whoever switched it on is told once', async (how, why) => {
    const { fake, store, moveTo } = await subscribed();
    const channel = fake.channel('C1');
    if (how === 'archived') channel.archived = true;
    if (how === 'left') channel.joined = false;
    if (how === 'gone') fake.state.channels.delete('C1');

    moveTo('2026-11-24T08:30:00Z');
    await untilDue(store, undefined);

    expect(fake.posted('D1')).toHaveLength(1);
    expect(fake.posted('D1')[0]?.text).toContain(why);
  });

  it('is told of once, though the process dies between', async () => {
    const set = await subscribed();
    const { fake, store, parts, moveTo } = set;
    await set.slack.stop();
    fake.channel('C1').archived = true;
    const dying = createSlack({
      ...parts,
      store: { ...store, unsubscribe: () => Promise.reject(new Error('died')) },
    });
    moveTo('2026-11-24T08:30:00Z');
    await dying.start();
    await untilLeft(set);
    await dying.stop();

    const next = createSlack(parts);
    await next.start();
    await untilDue(store, undefined);
    await next.stop();

    expect(fake.posted('D1')).toHaveLength(1);
  });
});

it('another workspace’s tips are not posted with this token', async () => {
  const { fake, store, slack, moveTo } = await subscribed();
  const mine = await store.findSubscription(place);
  if (mine === undefined || mine.due === null) throw new Error('not on');
  await store.subscribe({ ...mine, due: mine.due, team: 'T2', channel: 'C9' }, new Date(morning));

  moveTo('2026-11-24T08:30:00Z');
  await untilDue(store, nextAt);
  await slack.stop();

  expect((await store.findSubscription({ team: 'T2', channel: 'C9' }))?.due).not.toBeNull();
  expect(fake.posted('D1')).toEqual([]);
});
