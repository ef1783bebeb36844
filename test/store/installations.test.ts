import { describe, expect, it } from 'vitest';
import { databases } from './databases.ts';
import { stageOn } from './stage.ts';
import { at } from './wishes.ts';

const given = (team: string, sealed = `sealed of ${team}`) => ({
  team,
  sealed,
  keyId: 'k1',
  scopes: ['chat:write', 'commands'],
});

describe.each(databases)('installations on $name', ({ create }) => {
  const on = stageOn(create);

  it('come back as they were put, with the day of the installation', async () => {
    await on.store.putInstallation(given('T1'), at(1));
    await on.store.putInstallation({ ...given('E1'), scopes: [] }, at(2));
    await on.reopen();
    const times = { installedAt: at(1), updatedAt: at(1) };
    expect(await on.store.findInstallation('T1')).toEqual({ ...given('T1'), ...times });
    expect((await on.store.findInstallation('E1'))?.scopes).toEqual([]);
    expect(await on.store.findInstallation('T2')).toBeUndefined();
  });

  it('are one a workspace: the last counts', async () => {
    await on.store.putInstallation(given('T3'), at(1));
    await on.store.putInstallation(given('T3', 'anew'), at(5));
    const times = { installedAt: at(5), updatedAt: at(5) };
    expect(await on.store.findInstallation('T3')).toEqual({ ...given('T3', 'anew'), ...times });
  });

  it('are sealed anew only while the old seal is the one that was read', async () => {
    await on.store.putInstallation(given('T4', 'old'), at(1));
    const from = { team: 'T4', sealed: 'old' };
    const to = { sealed: 'new', keyId: 'k2' };
    expect(await on.store.resealInstallation(from, to, at(2))).toBe(true);
    expect(await on.store.resealInstallation(from, { ...to, sealed: 'late' }, at(3))).toBe(false);
    const times = { installedAt: at(1), updatedAt: at(2) };
    const kept = await on.store.findInstallation('T4');
    expect(kept).toEqual({ ...given('T4'), ...to, ...times });
  });

  it('are deleted once', async () => {
    await on.store.putInstallation(given('T5'), at(1));
    expect(await on.store.deleteInstallation('T5')).toBe(true);
    expect(await on.store.deleteInstallation('T5')).toBe(false);
    expect(await on.store.findInstallation('T5')).toBeUndefined();
  });

  it('come in pages, by team', async () => {
    for (const team of ['P3', 'P1', 'P2']) await on.store.putInstallation(given(team), at(0));
    const first = await on.store.installations(2, 'P');
    const second = await on.store.installations(1, first.at(-1)?.team);
    expect([...first, ...second].map(({ team }) => team)).toEqual(['P1', 'P2', 'P3']);
    expect((await on.store.installations(1)).map(({ team }) => team)).toEqual(['E1']);
  });
});
