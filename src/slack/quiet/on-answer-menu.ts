import type { AckFn, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import { lineAside } from '../aside.ts';
import type { Client } from '../client.ts';
import { Postponed } from '../errors.ts';
import { answerMenu } from '../ids.ts';
import { Click } from '../interactions.ts';
import { type Pause, patiently } from '../patiently.ts';
import { findPerson } from '../people.ts';
import { askerOf } from './asker.ts';

export type QuietParts = {
  readonly store: Store;
  readonly now: () => Date;
  readonly pause: Pause;
};

/** The part of Bolt's arguments that is read. */
export type MenuArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: AckFn<void>;
  readonly respond: RespondFn;
};

export const menuNotes = {
  muted:
    'I stay silent in this thread from now on, unless somebody mentions me. The same menu lets me speak here again.',
  unmuted: 'I answer clear questions in this thread again.',
  notMuted: 'I was not muted in this thread.',
  notYours: 'Only whoever asked, or an admin of the workspace, can delete this answer.',
  notDeleted: 'I could not delete this just now. Please try again in a moment.',
} as const;

const Wanted = z.enum([answerMenu.mute, answerMenu.unmute, answerMenu.remove]);
type Wanted = z.infer<typeof Wanted>;

/** What somebody picked from the menu on an answer. */
export const onAnswerMenu =
  (parts: QuietParts) =>
  async ({ body, client, ack, respond }: MenuArgs): Promise<void> => {
    await ack();
    const click = Click.parse(body);
    const said = await done(parts, client, click, Wanted.parse(click.value));
    if (said !== undefined) await respond(lineAside(said, click));
  };

/** What is to be said about it; undefined where it shows by itself. */
function done(
  parts: QuietParts,
  client: Client,
  click: Click,
  wanted: Wanted,
): Promise<string | undefined> {
  switch (wanted) {
    case 'mute':
      return mute(parts, click);
    case 'unmute':
      return unmute(parts, click);
    case 'delete':
      return remove(parts, client, click);
    default:
      return wanted satisfies never;
  }
}

/** Anybody may: a mention is enough to be answered again. */
async function mute({ store, now }: QuietParts, click: Click): Promise<string> {
  await store.mute(click, click.root, now());
  return menuNotes.muted;
}

/** Anybody may, as anybody may mute. */
async function unmute({ store }: QuietParts, click: Click): Promise<string> {
  return (await store.unmute(click, click.root)) ? menuNotes.unmuted : menuNotes.notMuted;
}

/** Undefined when it is gone, which everybody sees. */
async function remove(
  { store, pause }: QuietParts,
  client: Client,
  click: Click,
): Promise<string | undefined> {
  const { channel, ts } = click;
  if (!(await mayRemove(store, client, click))) return menuNotes.notYours;
  try {
    const done = await patiently(() => client.chat.delete({ channel, ts }), pause);
    return done.kind === 'done' || done.error === 'message_not_found'
      ? undefined
      : menuNotes.notDeleted;
  } catch (error) {
    if (error instanceof Postponed) return menuNotes.notDeleted;
    throw error;
  }
}

async function mayRemove(store: Store, client: Client, click: Click): Promise<boolean> {
  const { team, user } = click;
  if ((await askerOf(store, client, click)) === user) return true;
  return (await findPerson(client, team, user))?.standing === 'admin';
}
