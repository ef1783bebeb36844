/// <reference lib="dom" />
import type { Channel, Message, Person, View } from '../model.ts';
import type { Change, LogEntry, Snapshot, Suggestions } from '../wire.ts';

export type Tab = 'home' | 'messages';

/** What this page knows, and where it looks. */
export type Store = {
  app: Snapshot['app'];
  me: string;
  channel: string;
  thread: string | undefined;
  tab: Tab;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message>;
  readonly modals: Map<string, readonly View[]>;
  readonly homes: Map<string, View>;
  readonly suggestions: Map<string, Suggestions>;
  readonly statuses: Map<string, string>;
  /** Channels with something new, for the person acting. */
  readonly unread: Set<string>;
  log: LogEntry[];
  connections: number;
  offsetMs: number;
};

export const store: Store = {
  app: { name: 'srm', user: '', hasHome: false, prompts: [], commands: [], shortcuts: [] },
  me: '',
  channel: 'C0GENERAL',
  thread: undefined,
  tab: 'messages',
  people: new Map(),
  channels: new Map(),
  messages: new Map(),
  modals: new Map(),
  homes: new Map(),
  suggestions: new Map(),
  statuses: new Map(),
  unread: new Set(),
  log: [],
  connections: 0,
  offsetMs: 0,
};

const keyOf = (channel: string, ts: string): string => `${channel} ${ts}`;

/** Takes over what the server knows when the page opens or comes back. */
export function begin(snapshot: Snapshot): void {
  const { people, channels, messages, modals, homes, suggestions } = snapshot;
  for (const map of [store.people, store.channels, store.messages, store.modals]) map.clear();
  for (const map of [store.homes, store.suggestions, store.statuses]) map.clear();
  for (const it of people) store.people.set(it.id, it);
  for (const it of channels) store.channels.set(it.id, it);
  for (const it of messages) store.messages.set(keyOf(it.channel, it.ts), it);
  for (const { user, views } of modals) store.modals.set(user, views);
  for (const { user, view } of homes) store.homes.set(user, view);
  for (const it of suggestions) store.suggestions.set(it.channel, it);
  store.app = snapshot.app;
  store.log = [...snapshot.log];
  store.connections = snapshot.connections;
  store.offsetMs = snapshot.offsetMs;
}

/** Takes over one change. */
export function take(change: Change): void {
  switch (change.kind) {
    case 'message':
      store.messages.set(keyOf(change.message.channel, change.message.ts), change.message);
      return;
    case 'gone':
      store.messages.delete(keyOf(change.channel, change.ts));
      return;
    case 'channel':
      store.channels.set(change.channel.id, change.channel);
      return;
    case 'modals':
      store.modals.set(change.user, change.views);
      return;
    case 'home':
      store.homes.set(change.user, change.view);
      return;
    case 'suggestions':
      store.suggestions.set(change.channel, change);
      return;
    case 'status':
      store.statuses.set(keyOf(change.channel, change.thread_ts ?? ''), change.text);
      return;
    case 'connection':
      store.connections = change.connections;
      return;
    case 'log':
      store.log.push(change.entry);
      return;
    case 'clock':
      store.offsetMs = change.offsetMs;
      return;
    case 'errors':
    case 'trouble':
      return;
    default:
      change satisfies never;
  }
}

export const me = (): Person | undefined => store.people.get(store.me);
export const here = (): Channel | undefined => store.channels.get(store.channel);
export const appIsIn = (channel: Channel): boolean => channel.members.includes(store.app.user);
export const statusIn = (channel: string, thread: string | undefined): string =>
  store.statuses.get(keyOf(channel, thread ?? '')) ?? '';

const isReply = ({ thread_ts, ts }: Message): boolean =>
  thread_ts !== undefined && thread_ts !== ts;
const visible = (it: Message): boolean => it.onlyFor === undefined || it.onlyFor === store.me;
const inOrder = (a: Message, b: Message): number => (a.ts < b.ts ? -1 : 1);

/** Whether a message belongs into the list of its channel, not only into a thread. */
export const inList = (it: Message): boolean => !isReply(it) || it.subtype === 'thread_broadcast';

export const listed = (channel: string): readonly Message[] =>
  [...store.messages.values()]
    .filter((it) => it.channel === channel && visible(it) && inList(it))
    .sort(inOrder);

export const inThread = (channel: string, root: string): readonly Message[] =>
  [...store.messages.values()]
    .filter(
      (it) => it.channel === channel && visible(it) && (it.ts === root || it.thread_ts === root),
    )
    .sort(inOrder);

export const messageAt = (channel: string, ts: string): Message | undefined =>
  store.messages.get(keyOf(channel, ts));

/** Channels the person acting is in. */
export const myChannels = (): readonly Channel[] =>
  [...store.channels.values()].filter(({ members }) => members.includes(store.me));

export const now = (): number => Date.now() + store.offsetMs;
