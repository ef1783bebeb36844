import type { Desk } from './desk.ts';
import {
  changedEvent,
  deletedEvent,
  mentionEvent,
  messageEvent,
  tellApp,
} from './events/bodies.ts';
import { APP, isPublic, keyOf, type Message, SLACKBOT } from './model.ts';
import { repliesTo } from './state.ts';

/** The app hears what is said where it is a member, except what only one person sees. */
const appHears = ({ state }: Desk, message: Message): boolean =>
  isPublic(message) && (state.channels.get(message.channel)?.members.includes(APP.user) ?? false);

const namesApp = (message: Message): boolean =>
  message.user !== APP.user && message.text.includes(`<@${APP.user}>`);

function keep({ state, publish }: Desk, message: Message): void {
  state.messages.set(keyOf(message.channel, message.ts), message);
  publish({ kind: 'message', message });
}

/** Puts a new message where it belongs and tells the page and the app. */
export function post(desk: Desk, message: Message): void {
  keep(desk, message);
  if (!appHears(desk, message)) return;
  tellApp(desk, messageEvent(desk, message));
  const { kind } = desk.state.channels.get(message.channel) ?? {};
  if (namesApp(message) && kind !== 'im') tellApp(desk, mentionEvent(desk, message));
}

/** Replaces a message by a newer version of itself. */
export function change(desk: Desk, before: Message, after: Message): void {
  keep(desk, after);
  if (appHears(desk, after)) tellApp(desk, changedEvent(desk, after, before));
}

/** Shows a message anew without telling the app: reactions, removed private answers. */
export const refresh = keep;

/** Takes a message away; the root of a thread with replies leaves a gravestone, as in Slack. */
export function erase(desk: Desk, message: Message): void {
  const { state, publish } = desk;
  if (repliesTo(state, message).length > 0) {
    const text = 'This message was deleted.';
    const { channel, ts } = message;
    change(desk, message, { channel, ts, user: SLACKBOT, text, subtype: 'tombstone' });
    return;
  }
  state.messages.delete(keyOf(message.channel, message.ts));
  publish({ kind: 'gone', channel: message.channel, ts: message.ts });
  if (appHears(desk, message)) tellApp(desk, deletedEvent(desk, message));
}

/** A remark of the workspace itself, to one person. */
export const remark = (desk: Desk, user: string, channel: string, text: string): void =>
  post(desk, { channel, ts: desk.clock.ts(), user: SLACKBOT, text, onlyFor: user });
