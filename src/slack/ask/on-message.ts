import type { Logger } from 'pino';
import type { Meter } from '../../monitor/meter.ts';
import type { Store } from '../../store/store.ts';
import type { Client } from '../client.ts';
import type { Deliver } from '../deliver.ts';
import { Postponed } from '../errors.ts';
import { messageSubject, type Utterance } from '../events.ts';
import { guarded } from '../guarded.ts';
import { answerKey } from '../ids.ts';
import type { Consider, Errand } from '../inbox.ts';
import { keepUnanswered, remember } from '../memory.ts';
import type { Pause } from '../patiently.ts';
import type { Delivered, Post } from '../post.ts';
import { whisper } from '../whisper.ts';
import { type Hear, isAddressed, type Reply } from './hear.ts';
import { leaveFor } from './manners.ts';
import { dropAnswer, renewAnswer } from './posted.ts';
import { type ReplyMessage, replyMessage, type Spoken } from './reply-message.ts';

export type MessageParts = {
  readonly hear: Hear;
  /** Our own user id in a workspace. */
  readonly self: (team: string) => string;
  /** The Web API of a workspace; undefined where nothing can be done now. */
  readonly clientOf: (team: string) => Promise<Client | undefined>;
  readonly deliver: Deliver;
  /** Introduces the app to somebody who writes to it for the first time. */
  readonly greet: (client: Client, utterance: Utterance) => Promise<void>;
  /** Takes care of a sheet that came with a direct message; false where none came. */
  readonly onSheet: (client: Client, utterance: Utterance) => Promise<boolean>;
  readonly store: Store;
  readonly log: Logger;
  readonly meter: Pick<Meter, 'answered'>;
  readonly now: () => Date;
  readonly pause: Pause;
};

/**
 * What was heard -> what has to be done about it; undefined where that is nothing, and then nothing is kept: what
 * people say to each other in a channel never reaches the store. The channel is asked once, and a question that was
 * understood to find out is not understood again.
 */
export function createConsider(parts: MessageParts): Consider {
  return async (heard) => {
    switch (heard.kind) {
      case 'said':
        return considerSaid(parts, heard.utterance);
      case 'edited':
        return heard.before === heard.utterance.text
          ? undefined
          : considerChange(parts, heard.utterance, renewAnswer);
      case 'deleted':
        return considerChange(parts, heard, dropAnswer);
      default:
        return heard satisfies never;
    }
  };
}

/** What is said to us is answered whatever it is; the answer to it can wait until it is kept. */
async function considerSaid(
  parts: MessageParts,
  utterance: Utterance,
): Promise<Errand | undefined> {
  const isForUs = isAddressed(utterance, parts.self(utterance.team));
  const reply = isForUs ? undefined : await parts.hear(utterance);
  if (reply?.kind === 'silence') return undefined;
  const leave = await leaveFor(parts, utterance);
  if (leave === 'silence') return undefined;
  const said = { utterance, reply, isPrivate: leave === 'private', isForUs };
  const run = (args: SaidArgs): Promise<void> => answer(parts, args);
  const guard = { log: parts.log, ids: () => idsOf(utterance), apologise: apologiseWith(parts) };
  return () => withClient(parts, utterance, (client) => guarded(run, guard)({ ...said, client }));
}

/** A change matters where there is an answer to what was changed, or will be. */
async function considerChange<Changed extends Place>(
  parts: MessageParts,
  changed: Changed,
  run: (parts: MessageParts, client: Client, changed: Changed) => Promise<void>,
): Promise<Errand | undefined> {
  const progress = await parts.store.progressOf(changed.team, messageSubject(changed));
  if (progress === undefined) return undefined;
  const guard = { log: parts.log, ids: () => idsOf(changed), apologise: async () => undefined };
  return () =>
    withClient(parts, changed, (client) =>
      guarded<Client>((to) => run(parts, to, changed), guard)(client),
    );
}

type Place = Pick<Utterance, 'team' | 'channel' | 'ts'>;

async function withClient(
  { clientOf }: MessageParts,
  { team }: Place,
  run: (client: Client) => Promise<void>,
): Promise<void> {
  const client = await clientOf(team);
  if (client === undefined) throw new Postponed('the workspace cannot be reached now');
  return run(client);
}

/** Something said to be answered. */
type SaidArgs = {
  readonly client: Client;
  readonly utterance: Utterance;
  /** Undefined where it is still to be worked out. */
  readonly reply: Reply | undefined;
  readonly isPrivate: boolean;
  /** Whether somebody waits for an answer. */
  readonly isForUs: boolean;
};

async function answer(parts: MessageParts, said: SaidArgs): Promise<void> {
  const { utterance } = said;
  if (utterance.direct) {
    await parts.greet(said.client, utterance);
    if (await parts.onSheet(said.client, utterance)) return;
  }
  const reply = said.reply ?? (await parts.hear(utterance));
  if (reply.kind === 'silence') return;
  // Together: one commit for both, and whoever goes on from the answer is understood as soon as it can be read.
  const [, delivered] = await Promise.all([
    reply.kind === 'answer' ? remember(parts, utterance, reply.answer) : undefined,
    say(parts, said, reply),
  ]);
  if (delivered.kind === 'held') throw new Postponed('another process is answering');
  if (delivered.kind === 'posted' && reply.kind === 'answer') {
    if (delivered.anew) await keepUnanswered(parts, utterance.team, reply.answer);
    if (delivered.anew) parts.meter.answered('message', reply.answer.kind);
    parts.log.info({ ...idsOf(utterance), kind: reply.answer.kind }, 'answered');
  }
}

/** Where the channel wants it: in the thread for all, or for the person who asked alone. */
async function say(
  parts: MessageParts,
  { client, utterance, isPrivate }: SaidArgs,
  reply: Spoken,
): Promise<Delivered> {
  if (!isPrivate) return parts.deliver(client, answerPost(utterance, replyMessage(reply)));
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

/** One plain sentence in place of the answer, for somebody who waits for one. */
const apologiseWith =
  (parts: MessageParts) =>
  async (said: SaidArgs): Promise<void> => {
    if (!said.isForUs) return;
    const delivered = await say(parts, said, { kind: 'apology' });
    if (delivered.kind === 'held') throw new Postponed('the answer may be there already');
  };

/** Where it happened, for the log. */
function idsOf({ team, channel, ts }: Place): Readonly<Record<string, string>> {
  return { team, channel, ts };
}
