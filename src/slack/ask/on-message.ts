import type { Logger } from 'pino';
import type { Store } from '../../store/store.ts';
import type { Client } from '../client.ts';
import type { Deliver } from '../deliver.ts';
import { Postponed } from '../errors.ts';
import { type Heard, heardIn, readMessageBody, type Utterance } from '../events.ts';
import { answerKey } from '../ids.ts';
import { keepUnanswered, remember } from '../memory.ts';
import type { Pause } from '../patiently.ts';
import type { Delivered, Post } from '../post.ts';
import { whisper } from '../whisper.ts';
import { type Hear, isAddressed } from './hear.ts';
import { isPrivate, mayAnswer } from './manners.ts';
import { dropAnswer, renewAnswer } from './posted.ts';
import { type ReplyMessage, replyMessage, type Spoken } from './reply-message.ts';

export type MessageParts = {
  readonly hear: Hear;
  /** Our own user id in a workspace. */
  readonly self: (team: string) => string;
  readonly deliver: Deliver;
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  readonly pause: Pause;
};

/** The part of Bolt's arguments that is read: the body of a message event or a mention. */
export type MessageArgs = { readonly body: unknown; readonly client: Client };

/** Answers what was said, renews the answer to what was edited, drops the answer to what was deleted. */
export const onMessage =
  (parts: MessageParts) =>
  async ({ body, client }: MessageArgs): Promise<void> => {
    const heard = heardOf(body);
    if (heard === undefined) return;
    switch (heard.kind) {
      case 'said':
        return answer(parts, client, heard.utterance);
      case 'edited':
        return renewAnswer(parts, client, heard.utterance);
      case 'deleted':
        return dropAnswer(parts, client, heard);
      default:
        return heard satisfies never;
    }
  };

async function answer(parts: MessageParts, client: Client, utterance: Utterance): Promise<void> {
  const { team, channel, ts } = utterance;
  const reply = await parts.hear(utterance);
  if (reply.kind === 'silence') return;
  const delivered = await say(parts, client, utterance, reply);
  if (delivered.kind === 'held') throw new Postponed('another process is answering');
  if (delivered.kind === 'posted' && reply.kind === 'answer') {
    await remember(parts, utterance, reply.answer);
    if (delivered.anew) await keepUnanswered(parts, team, reply.answer);
    parts.log.info({ team, channel, ts, kind: reply.answer.kind }, 'answered');
  }
}

/** Where the channel wants it: in the thread for all, or for the person who asked alone. */
async function say(
  parts: Pick<MessageParts, 'deliver' | 'store' | 'now'>,
  client: Client,
  utterance: Utterance,
  reply: Spoken,
): Promise<Delivered> {
  if (!(await isPrivate(parts, utterance))) {
    return parts.deliver(client, answerPost(utterance, replyMessage(reply)));
  }
  const { user, root, ts } = utterance;
  const post = answerPost(utterance, replyMessage(reply, { private: true }));
  // Alone, it starts no thread: nobody would find it there.
  return whisper(parts, client, { ...post, user, threadTs: root === ts ? undefined : root });
}

/** The one message that answers this one, in its thread. */
export function answerPost(utterance: Utterance, reply: ReplyMessage): Post {
  const { team, channel, ts, root } = utterance;
  return {
    delivery: { team, key: answerKey(channel, ts) },
    channel,
    threadTs: root,
    after: ts,
    ...reply,
  };
}

/**
 * Whether anything has to be done about what was heard. Only then is it kept: what people say to each
 * other in a channel never reaches the store.
 */
export async function isOurs(
  { hear, store, self }: Pick<MessageParts, 'hear' | 'store' | 'self'>,
  heard: Heard,
): Promise<boolean> {
  if (heard.kind === 'said') {
    const { utterance } = heard;
    if (isAddressed(utterance, self(utterance.team))) return mayAnswer({ store, self }, utterance);
    return (await hear(utterance)).kind !== 'silence';
  }
  if (heard.kind === 'edited' && heard.before === heard.utterance.text) return false;
  const { team, channel, ts } = heard.kind === 'edited' ? heard.utterance : heard;
  return (await store.findPosted({ team, key: answerKey(channel, ts) })) !== undefined;
}

/** One plain sentence in place of the answer, for somebody who waits for one. */
export const apologiseFor =
  (parts: Pick<MessageParts, 'deliver' | 'store' | 'now' | 'self'>) =>
  async ({ body, client }: MessageArgs): Promise<void> => {
    const heard = heardOf(body);
    if (heard?.kind !== 'said') return;
    const { utterance } = heard;
    if (!isAddressed(utterance, parts.self(utterance.team))) return;
    if (!(await mayAnswer(parts, utterance))) return;
    const delivered = await say(parts, client, utterance, { kind: 'apology' });
    if (delivered.kind === 'held') throw new Postponed('the answer may be there already');
  };

/** Where it happened, for the log. */
export function idsOfMessage({ body }: MessageArgs): Readonly<Record<string, string>> {
  const heard = heardOf(body);
  if (heard === undefined) return {};
  const { team, channel, ts } = heard.kind === 'deleted' ? heard : heard.utterance;
  return { team, channel, ts };
}

function heardOf(body: unknown): Heard | undefined {
  const kept = readMessageBody(body);
  return kept === undefined ? undefined : heardIn(kept);
}
