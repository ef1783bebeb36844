import type { Desk } from '../desk.ts';
import { APP, type Channel, keyOf, type Message } from '../model.ts';
import { directMessageOf } from '../seed.ts';
import type { Arguments } from './arguments.ts';
import { present, Refusal } from './refusal.ts';

/** A method of the Web API: what it answers besides `ok`. @throws Refusal */
export type Method = (desk: Desk, given: Arguments) => Readonly<Record<string, unknown>>;
export type Methods = Readonly<Record<string, Method>>;

/** A channel by id or `#name`; a person's id means the direct message with them. */
export function channelOf({ state }: Desk, id: string): Channel {
  const byName = [...state.channels.values()].find(
    ({ name, kind }) => kind !== 'im' && `#${name}` === id,
  );
  const found = state.channels.get(id) ?? state.channels.get(directMessageOf(id)) ?? byName;
  return present(found, 'channel_not_found');
}

/** A channel that the app is a member of. */
export function joinedChannel(desk: Desk, id: string): Channel {
  const channel = channelOf(desk, id);
  if (!channel.members.includes(APP.user)) {
    throw new Refusal(channel.kind === 'group' ? 'channel_not_found' : 'not_in_channel');
  }
  return channel;
}

export const messageOf = ({ state }: Desk, channel: string, ts: string): Message | undefined =>
  state.messages.get(keyOf(channel, ts));
