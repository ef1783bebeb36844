import type { Desk } from '../desk.ts';
import type { Channel, Message, Person } from '../model.ts';
import { keyOf } from '../model.ts';

/** Who acts, and where. */
export type Who = { readonly person: Person; readonly channel: Channel };

/** Tells the person on the page that something did not work. */
export const inform = (desk: Desk, user: string, text: string): void =>
  desk.publish({ kind: 'trouble', user, text });

/** A message that this person can see. */
export function seen(
  { state }: Desk,
  user: string,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Message | undefined {
  const message = state.messages.get(keyOf(channel, ts));
  const member = state.channels.get(channel)?.members.includes(user) ?? false;
  return member && (message?.onlyFor ?? user) === user ? message : undefined;
}
