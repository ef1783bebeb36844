import type { ActOf } from '../acts.ts';
import type { Desk } from '../desk.ts';
import {
  contextEvent,
  homeOpenedEvent,
  joinedEvent,
  leftEvent,
  tellApp,
} from '../events/bodies.ts';
import { APP, type Message, type Person } from '../model.ts';
import { change, erase, post, refresh } from '../posting.ts';
import { directMessageOf } from '../seed.ts';
import { toggled } from '../web-api/small.ts';
import { namesOf } from './say.ts';
import { typed } from './typed.ts';
import { inform, seen, type Who } from './who.ts';

type Spot = { readonly channel: string; readonly ts: string };

/** One of the person's own messages; an admin may also delete those of others. */
function owned(desk: Desk, person: Person, spot: Spot, admin: boolean): Message | undefined {
  const message = seen(desk, person.id, spot);
  return message && (message.user === person.id || admin) ? message : undefined;
}

export function edit(desk: Desk, person: Person, act: ActOf<'edit'>): void {
  const before = owned(desk, person, act, false);
  if (!before) return;
  const { text, blocks } = typed(act.text.trim(), namesOf(desk));
  if (text === '') return;
  const edited = { user: person.id, ts: desk.clock.ts() };
  change(desk, before, { ...before, text, blocks, edited });
}

export function remove(desk: Desk, person: Person, act: ActOf<'delete'>): void {
  const message = owned(desk, person, act, person.isAdmin);
  if (message) erase(desk, message);
}

export function react(desk: Desk, person: Person, act: ActOf<'react'>): void {
  const message = seen(desk, person.id, act);
  if (!message) return;
  refresh(desk, { ...message, reactions: toggled(message.reactions ?? [], act.name, person.id) });
}

/** Brings the app into a channel. */
export function invite(desk: Desk, { person, channel }: Who): void {
  if (channel.members.includes(APP.user)) return;
  if (person.isGuest) {
    inform(desk, person.id, 'Guests cannot add apps.');
    return;
  }
  const joined = { ...channel, members: [...channel.members, APP.user] };
  desk.state.channels.set(channel.id, joined);
  desk.publish({ kind: 'channel', channel: joined });
  const text = `<@${APP.user}> was added to the channel by <@${person.id}>.`;
  const ts = desk.clock.ts();
  post(desk, { channel: channel.id, ts, user: APP.user, text, subtype: 'channel_join' });
  tellApp(desk, joinedEvent(desk, channel.id, person.id));
}

/** Throws the app out of a channel. */
export function expel(desk: Desk, { person, channel }: Who): void {
  if (!channel.members.includes(APP.user) || channel.kind === 'im') return;
  if (person.isGuest) {
    inform(desk, person.id, 'Guests cannot remove apps.');
    return;
  }
  const left = { ...channel, members: channel.members.filter((id) => id !== APP.user) };
  desk.state.channels.set(channel.id, left);
  desk.publish({ kind: 'channel', channel: left });
  tellApp(desk, leftEvent(desk, channel.id, channel.kind === 'group'));
}

/** Opens one of the two tabs of the app's direct message. */
export const look = (desk: Desk, person: Person, { tab }: ActOf<'look'>): void =>
  tellApp(desk, homeOpenedEvent(desk, person.id, directMessageOf(person.id), tab));

/** Looks at a channel. Only an agent that asks for it is told. */
export function watch(desk: Desk, { person, channel }: Who): void {
  if (channel.kind === 'im' || desk.state.watching.get(person.id) === channel.id) return;
  desk.state.watching.set(person.id, channel.id);
  if (!desk.manifest.events?.includes('app_context_changed')) return;
  tellApp(desk, contextEvent(desk, person.id, directMessageOf(person.id)));
}

export function moveClock(desk: Desk, { instant }: ActOf<'clock'>): void {
  desk.clock.moveTo(Date.parse(instant));
  desk.publish({ kind: 'clock', offsetMs: desk.clock.offsetMs() });
  desk.report({ direction: 'workspace', title: `clock moved to ${instant}` });
  desk.onMoveClock(instant);
}
