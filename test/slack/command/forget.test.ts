import { describe, expect, it } from 'vitest';
import { forgetText } from '../../../src/slack/command/on-forget.ts';
import { defaultSchedule } from '../../../src/slack/tips/channel-tips.ts';
import { running, type Stage } from '../stage.ts';

/** What the app says to the command, once it has said it. */
async function told({ fake }: Stage, channel: string, text = 'forget me'): Promise<string> {
  const before = fake.state.privates.length;
  await fake.command(text, { channel });
  await fake.until(() => fake.state.privates.length > before);
  return fake.state.privates.at(-1)?.text ?? '';
}

const due = { day: '2027-01-04', at: new Date('2027-01-04T08:00:00Z') };

describe('/srm forget me', () => {
  it('removes what is kept under somebody’s name, says what, and leaves others alone', async () => {
    const set = await running();
    const { store } = set;
    for (const [channel, switchedOnBy] of [
      ['C1', 'U1'],
      ['G1', 'U2'],
    ] as const) {
      const wish = { schedule: defaultSchedule(undefined), topics: [], switchedOnBy, due };
      await store.subscribe({ team: 'T1', channel, ...wish }, new Date());
    }

    const first = await told(set, 'C1');
    const second = await told(set, 'C1');

    expect(first).toContain('1 channel whose tips named you; they go on, without your name');
    expect(second).toContain('I had nothing to remove');
    expect((await store.findSubscription({ team: 'T1', channel: 'C1' }))?.due).toEqual(due);
    expect(await store.subscriptionsOf('T1', 'U1')).toEqual([]);
    expect(await store.subscriptionsOf('T1', 'U2')).toHaveLength(1);
  });

  it('removes in the direct message what is kept about that, and elsewhere says how', async () => {
    const set = await running();
    const { fake, store } = set;
    await fake.say({ channel: 'D1', text: 'who patches RDS?' });
    await fake.until(() => fake.posted('D1').length > 0);
    await expect.poll(() => store.topic('T1', 'D1')).toBeDefined();

    expect(await told(set, 'C1')).toContain('type `/srm forget me` there');
    expect(await store.topic('T1', 'D1')).toBeDefined();
    const there = await told(set, 'D1', 'Forget me!');

    expect(there).toMatch(/\d notes? about our direct message/);
    expect(there).not.toContain('there to remove');
    expect(await store.topic('T1', 'D1')).toBeUndefined();
  });

  it('answers only the person, and asks nothing of Slack', async () => {
    const set = await running();
    const before = set.fake.state.calls.length;

    await told(set, 'C1', 'forget');

    expect(set.fake.posted()).toEqual([]);
    expect(set.fake.state.calls.length).toBe(before);
  });
});

it('what was removed is counted, and what stays has its end', () => {
  const text = forgetText({ events: 2, direct: 1, greetings: 1, subscriptions: 3 }, 30, true);

  expect(text).toContain('2 messages of yours that were not answered yet');
  expect(text).toContain('1 note about our direct message');
  expect(text).toContain('3 channels whose tips named you');
  expect(text).toContain('for 30 days');
});
