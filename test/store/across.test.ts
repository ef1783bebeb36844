import { describe, expect, it } from 'vitest';
import { linesOf } from './backup/lines.ts';
import { reads, writes } from './calls.ts';
import { databases, hookTimeoutMs } from './databases.ts';
import { fill } from './fill.ts';
import { stageOn } from './stage.ts';
import { at } from './wishes.ts';

/** What is asked for all workspaces: each row says whose it is; and what touches no rows. */
const ofAll: readonly string[] = [
  ...['unfinished', 'dueSubscriptions', 'installations', 'forgetBefore'],
  ...['writeSnapshots', 'close'],
];

describe.each(databases)('two workspaces with the same ids on $name', ({ create }) => {
  const on = stageOn(create);

  /** The rows of both, with the leases that a restart leaves. */
  async function rows(): Promise<{ readonly mine: string; readonly theirs: string }> {
    await on.reopen();
    await on.store.close();
    const lines = await linesOf(on.place);
    await on.reopen();
    const of = (team: string) =>
      lines.filter((line) => line.includes(`"team_id":"${team}"`)).join('\n');
    return { mine: of('T1'), theirs: of('T2') };
  }

  it('are told apart by every method that there is', async () => {
    const tested = [...Object.keys(writes), ...Object.keys(reads), ...ofAll];
    expect(tested.sort()).toEqual(Object.keys(on.store).sort());
  });

  it(
    'see nothing of each other',
    async () => {
      const all = Object.entries({ ...reads, ...writes });
      // As if there were nobody else, but for random tokens.
      const empty = [];
      for (const [name, call] of all)
        empty.push([name, plain(await call(on.store, `none-${name}`))]);
      for (const [name] of all) await fill(on.store, `other-${name}`);
      const beside = [];
      for (const [name, call] of all)
        beside.push([name, plain(await call(on.store, `new-${name}`))]);
      expect(beside).toEqual(empty);
    },
    hookTimeoutMs,
  );

  it('get each its own of what is asked for all', async () => {
    for (const team of ['T1', 'T2']) await fill(on.store, team);
    const both = (found: readonly { readonly team: string }[]) =>
      found.map(({ team }) => team).filter((team) => /^T[12]$/.test(team));
    const left = await on.store.unfinished(at(10), 1, 1_000);
    expect(both(left).sort()).toEqual(['T1', 'T1', 'T2', 'T2']);
    const due = await on.store.dueSubscriptions(at(20), 1_000);
    expect(both(due)).toEqual(['T1', 'T1', 'T2', 'T2']);
    expect(both(await on.store.installations(1_000))).toEqual(['T1', 'T2']);
  });

  it.each(Object.entries(writes))(
    'change nothing of each other by %s',
    async (_, call) => {
      for (const team of ['T1', 'T2']) {
        await on.store.forgetTeam(team);
        await fill(on.store, team);
      }
      const before = await rows();
      await call(on.store, 'T1');
      const after = await rows();
      expect(after.theirs).toBe(before.theirs);
      expect(after.theirs.split('\n').length).toBeGreaterThan(19);
      expect(after.mine).not.toBe(before.mine);
    },
    hookTimeoutMs,
  );
});

function plain(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'token')
    .replaceAll(/(?:none|new)-\w+/g, 'team');
}
