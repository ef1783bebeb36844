import type { Channel, FileInfo, Message, Person, View } from './model.ts';
import { isPublic, isReply, keyOf } from './model.ts';
import { CHANNELS, PEOPLE, talk } from './seed.ts';
import type { Suggestions } from './wire.ts';

export type StoredFile = { readonly info: FileInfo; readonly bytes: Buffer };

/** All the workspace remembers. It is gone when the process ends. */
export type State = {
  readonly people: ReadonlyMap<string, Person>;
  readonly channels: Map<string, Channel>;
  /** By `keyOf`, oldest first. */
  readonly messages: Map<string, Message>;
  readonly files: Map<string, StoredFile>;
  /** Open modals of each person, the topmost last. */
  readonly modals: Map<string, readonly View[]>;
  readonly homes: Map<string, View>;
  readonly suggestions: Map<string, Suggestions>;
  /** The channel each person looked at last, other than the app's own. */
  readonly watching: Map<string, string>;
};

export const createState = (startedMs: number): State => ({
  people: new Map(PEOPLE.map((person) => [person.id, person])),
  channels: new Map(CHANNELS.map((channel) => [channel.id, channel])),
  messages: new Map(talk(startedMs).map((it) => [keyOf(it.channel, it.ts), it])),
  files: new Map(),
  modals: new Map(),
  homes: new Map(),
  suggestions: new Map(),
  watching: new Map(),
});

const inOrder = (a: Message, b: Message): number => (a.ts < b.ts ? -1 : 1);

/** What everybody in the channel can read, oldest first, replies included. */
export const publicMessages = (state: State, channel: string): readonly Message[] =>
  [...state.messages.values()]
    .filter((it) => it.channel === channel && isPublic(it))
    .toSorted(inOrder);

/** Replies of a thread without its root, oldest first. */
export const repliesTo = (state: State, { channel, ts }: Pick<Message, 'channel' | 'ts'>) =>
  publicMessages(state, channel).filter((it) => it.thread_ts === ts && isReply(it));

export function findView(
  state: State,
  id: string,
): { readonly user: string; readonly view: View } | undefined {
  for (const [user, views] of state.modals) {
    const view = views.find((it) => it.id === id);
    if (view) return { user, view };
  }
  for (const [user, view] of state.homes) if (view.id === id) return { user, view };
  return undefined;
}
