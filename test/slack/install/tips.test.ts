import { expect, it, vi } from 'vitest';
import { defaultSchedule } from '../../../src/slack/tips/channel-tips.ts';
import { install, installing } from './stage.ts';

it('a tip comes with the token of its own workspace, and stays due where that is dead', async () => {
  const set = await installing();
  const { fake, store } = set;
  const at = new Date(Date.now() - 1000);
  const day = at.toISOString().slice(0, 10);
  const wish = { schedule: defaultSchedule(undefined), topics: [], switchedOnBy: 'U1' };
  for (const team of ['T7', 'T8', 'T9']) {
    fake.addWorkspace(team, `C${team}`, { installed: false });
    if (team !== 'T9') await install(set, team);
    if (team === 'T8') fake.revoke(team);
    const channel = `C${team}`;
    await store.subscribe({ team, channel, ...wish, due: { day, at } }, at);
  }

  await vi.waitFor(() => expect(set.logged()).toContain('does not take the token'), 15_000);
  await fake.until(() => fake.posted('CT7').length > 0);
  const dueIn = async (team: string) =>
    (await store.findSubscription({ team, channel: `C${team}` }))?.due?.at.getTime();
  await expect.poll(() => dueIn('T7'), { timeout: 5000 }).not.toBe(at.getTime());

  expect(fake.posted('CT7').map(({ botId }) => botId)).toEqual(['BBOTT7']);
  expect([await dueIn('T8'), await dueIn('T9')]).toEqual([at.getTime(), at.getTime()]);
  expect(fake.posted('CT8')).toEqual([]);
  expect(fake.posted('CT9')).toEqual([]);
}, 30_000);
