import { expect, it, onTestFinished } from 'vitest';
import { openMonitor } from '../../src/monitor/monitor.ts';
import type { Edition } from '../../src/process/edition.ts';
import { lookAfter } from '../../src/process/look-after.ts';
import { createStore } from '../../src/store/create-store.ts';
import { ask, askListed, tell } from '../slack/answers.ts';
import { freshFolder } from '../store/databases.ts';

const edition: Edition = {
  version: '2026-11-23.12345678',
  counts: { services: 1, concerns: 1, tips: 0, frameworks: 0 },
  ask,
  askListed,
  tell,
  promptsFor: () => [],
  tips: [],
};
const now = new Date('2026-11-24T09:00:00Z');

/** A monitor that looks after a real store, before anything is connected. */
async function scene() {
  const { dataDir, remove } = freshFolder();
  const store = await createStore({ dataDir });
  const monitor = await openMonitor({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await monitor.close();
    await store.close().catch(() => undefined);
    remove();
  });
  const is = { connected: true };
  const running = {
    shelf: { current: () => edition, reload: () => 'kept' as const },
    store,
    slack: { isConnected: () => is.connected },
    now: () => now,
  };
  const at = (path: string) => fetch(`http://127.0.0.1:${monitor.port}${path}`);
  return { store, monitor, is, at, running: () => lookAfter(monitor, running) };
}

async function ready(answer: Response) {
  return [answer.status, (await answer.json()).checks];
}

it('is alive and not ready while it starts', async () => {
  const { at } = await scene();
  expect((await at('/healthz')).status).toBe(200);
  expect(await ready(await at('/readyz'))).toEqual([503, { program: 'starting' }]);
});

it('is ready when knowledge, store and Slack are; says which is not', async () => {
  const { at, is, store, running } = await scene();
  running();
  const fine = { knowledge: 'ok', store: 'ok', slack: 'ok' };
  expect(await ready(await at('/readyz'))).toEqual([200, fine]);

  is.connected = false;
  expect(await ready(await at('/readyz'))).toEqual([503, { ...fine, slack: 'not connected' }]);
  expect(await (await at('/metrics')).text()).toContain('\nsrm_slack_connected 0\n');

  is.connected = true;
  await store.close();
  expect(await ready(await at('/readyz'))).toEqual([
    503,
    { ...fine, store: 'failed, see the log' },
  ]);
  expect(await (await at('/metrics')).text()).toContain('\nsrm_tips_lag_seconds -1\n');
  expect((await at('/healthz')).status).toBe(200);
});

it('says by how much the tip is late that waits longest', async () => {
  const { at, store, running } = await scene();
  running();
  expect(await (await at('/metrics')).text()).toContain('\nsrm_tips_lag_seconds 0\n');
  const due = { at: new Date(now.getTime() - 90_000), day: '2026-11-24' };
  const schedule = {
    time: '09:58',
    zone: 'Europe/Berlin',
    weekdays: [2],
    country: null,
    pausedUntil: null,
  };
  const wish = { team: 'T1', channel: 'C1', schedule, topics: [], switchedOnBy: 'U1', due };
  await store.subscribe(wish, now);
  expect(await (await at('/metrics')).text()).toContain('\nsrm_tips_lag_seconds 90\n');
});

it('is not ready any more when it stops', async () => {
  const { at, monitor, running } = await scene();
  running();
  monitor.stopping();
  expect(await ready(await at('/readyz'))).toEqual([
    503,
    expect.objectContaining({ program: 'stopping' }),
  ]);
});

it('serves its three pages and nothing else, and takes no orders', async () => {
  const { at, monitor } = await scene();
  for (const path of ['/', '/constructor', '/__proto__', '/metrics/', '/slack/events']) {
    expect((await at(path)).status).toBe(404);
  }
  const posted = await fetch(`http://127.0.0.1:${monitor.port}/metrics`, { method: 'POST' });
  expect(posted.status).toBe(405);
});
