import type { Methods } from '../../src/store/methods.ts';
import { at, wish } from './wishes.ts';

type Call = (store: Methods, team: string) => Promise<unknown>;

const delivery = (team: string) => ({ team, key: 'answer/D1/1.0' });
const channel = (team: string) => ({ team, channel: 'C1' });
const tomorrow = { day: '2026-11-24', at: at(86_400_000) };
const settings = { answer: 'nothing', place: 'thread', whoMayChange: 'admins' } as const;
const anew = { sealed: 'anew', keyId: 'k9' };

/** What changes rows of a workspace, with ids that another workspace has as well. */
export const writes: Readonly<Partial<Record<keyof Methods, Call>>> = {
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
  recordTip: (store, team) => store.recordTip(channel(team), { tip: 'a', day: '2026-11-24' }),
  setChannelSettings: (store, team) => store.setChannelSettings(channel(team), settings),
  mute: (store, team) => store.mute(channel(team), '1.0', at(20)),
  unmute: (store, team) => store.unmute(channel(team), '1.0'),
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
export const reads: Readonly<Partial<Record<keyof Methods, Call>>> = {
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

export const calls = { ...reads, ...writes };
