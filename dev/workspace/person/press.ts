import type { ActOf } from '../acts.ts';
import { findElement } from '../blocks/walk.ts';
import type { Desk } from '../desk.ts';
import {
  globalShortcutBody,
  messageShortcutBody,
  pressInMessage,
  pressInView,
} from '../events/interactions.ts';
import type { Person } from '../model.ts';
import { findView } from '../state.ts';
import { inform, seen } from './who.ts';

/** Sends something interactive and tells the person when nobody takes it. */
export async function interact(
  desk: Desk,
  person: Person,
  body: { readonly type: string },
): Promise<unknown> {
  const { name } = desk.manifest;
  desk.report({ direction: 'to app', title: body.type, detail: body });
  const outcome = await desk.socket.request('interactive', body);
  if (outcome.kind === 'acknowledged') return outcome.payload ?? {};
  const why =
    outcome.kind === 'late' ? `${name} did not answer in time` : `${name} is not connected`;
  desk.report({ direction: 'to app', title: `${body.type}: ${why}`, problem: true });
  inform(desk, person.id, `${why}. Try again.`);
  return undefined;
}

function bodyOf(desk: Desk, person: Person, act: ActOf<'press'>) {
  const { on, held, values } = act;
  if ('view' in on) {
    const view = findView(desk.state, on.view)?.view;
    const found = view && findElement(view.blocks, act.block, act.action);
    return view && found && pressInView(desk, person, view, { found, held, values });
  }
  const message = seen(desk, person.id, on);
  const found = findElement(message?.blocks ?? [], act.block, act.action);
  return message && found && pressInMessage(desk, person, message, { found, held, values });
}

/** Presses a button or picks something, in a message or in a view. */
export async function press(desk: Desk, person: Person, act: ActOf<'press'>): Promise<void> {
  const body = bodyOf(desk, person, act);
  if (body) await interact(desk, person, body);
}

export async function shortcut(desk: Desk, person: Person, act: ActOf<'shortcut'>): Promise<void> {
  const message = act.on && seen(desk, person.id, act.on);
  if (act.on && !message) return;
  const body = message
    ? messageShortcutBody(desk, person, message, act.callback)
    : globalShortcutBody(desk, person, act.callback);
  await interact(desk, person, body);
}
