import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { linesOf } from './backup/lines.ts';
import { databases, hookTimeoutMs } from './databases.ts';
import { fill } from './fill.ts';
import { stageOn } from './stage.ts';
import { at, wish } from './wishes.ts';

type Call = (store: Store, team: string) => Promise<unknown>;

const delivery = (team: string) => ({ team, key: 'answer/D1/1.0' });
const channel = (team: string) => ({ team, channel: 'C1' });
const tomorrow = { day: '2026-11-24', at: at(86_400_000) };
const settings = { answer: 'nothing', place: 'thread', whoMayChange: 'admins' } as const;
const anew = { sealed: 'anew', keyId: 'k9' };

/** What changes rows of a workspace, with ids that another workspace has as well. */
const writes: Readonly<Partial<Record<keyof Store, Call>>> = {
  accept: (store, team) =>
    store.accept({ team, id: 'Ev7', subject: 'D1/1.0', body: '{}' }, at(20), 10),
  finish: (store, team) => store.finish(team, 'Ev1', at(20)),
  claim: (store, team) => store.claim(delivery(team), at(20), 10),
  markDone: (store, team) => store.markDone(delivery(team), { channel: 'D1', ts: '2.0' }, at(20)),
  giveUp: (store, team) => store.giveUp(delivery(team), at(20)),
  release: (store, team) => store.release(delivery(team), at(20)),
  rememberTopic: (store, team) =>
    store.rememberTopic(team, 'D1', { kind: 'depends', concern: 'x', service: 'y' }, at(20)),
  rememberUnanswered: (store, team) => store.rememberUnanswered(team, 'new', at(20)),
  subscribe: (store, team) => store.subscribe({ ...wish(team, 'C1', 5), topics: ['x'] }, at(20)),
  unsubscribe: (store, team) => store.unsubscribe(channel(team), at(20)),
  advance: (store, team) => store.advance(wish(team, 'C1', 10), tomorrow),
  recordTip: (store, team) => store.recordTip(channel(team), { tip: 'b', day: '2026-11-24' }),
  setChannelSettings: (store, team) => store.setChannelSettings(channel(team), settings),
  mute: (store, team) => store.mute(channel(team), '1.0', at(20)),
  greetOnce: (store, team) => store.greetOnce(team, 'C7', at(20)),
  putInstallation: (store, team) =>
    store.putInstallation({ team, ...anew, scopes: ['chat:write'] }, at(20)),
  resealInstallation: (store, team) =>
    store.resealInstallation({ team, sealed: 's' }, anew, at(20)),
  deleteInstallation: (store, team) => store.deleteInstallation(team),
  forgetTeam: (store, team) => store.forgetTeam(team),
  forgetUser: (store, team) => store.forgetUser(team, 'U1', 'D1'),
};

/** What reads rows of a workspace. */
const reads: Readonly<Partial<Record<keyof Store, Call>>> = {
  progressOf: (store, team) => store.progressOf(team, 'D1/1.0'),
  findPosted: (store, team) => store.findPosted(delivery(team)),
  topic: (store, team) => store.topic(team, 'D1'),
  findSubscription: (store, team) => store.findSubscription(channel(team)),
  subscriptionsOf: (store, team) => store.subscriptionsOf(team, 'U1'),
  tipHistory: (store, team) => store.tipHistory(channel(team)),
  channelSettings: (store, team) => store.channelSettings(channel(team)),
  isMuted: (store, team) => store.isMuted(channel(team), '1.0'),
  findInstallation: (store, team) => store.findInstallation(team),
};

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
