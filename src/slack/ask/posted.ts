import type { PostedAnswer } from '../../store/store.ts';
import { alone } from '../alone.ts';
import type { Client } from '../client.ts';
import { Postponed } from '../errors.ts';
import { type Heard, messageSubject, type Utterance } from '../events.ts';
import { answerKey, renewKey } from '../ids.ts';
import { remember } from '../memory.ts';
import { patiently } from '../patiently.ts';
import { update } from '../update.ts';
import { unchangeable } from '../whisper.ts';
import { leaveFor } from './manners.ts';
import type { MessageParts } from './on-message.ts';
import { replyMessage } from './reply-message.ts';
import { textNow } from './text-now.ts';

/**
 * The question was edited: its answer becomes the answer to what it says now. One edit at a time, and by the words
 * that Slack has: of two edits the older may be worked on later.
 */
export async function renewAnswer(
  parts: MessageParts,
  client: Client,
  utterance: Utterance,
): Promise<void> {
  const posted = await answerTo(parts, utterance);
  if (posted === undefined) return;
  const { team, channel, ts } = utterance;
  await alone(parts, { team, key: renewKey(channel, ts) }, async () => {
    const text = await textNow(client, utterance);
    if (text !== undefined) await renew(parts, client, { ...utterance, text }, posted);
  });
}

async function renew(
  parts: MessageParts,
  client: Client,
  utterance: Utterance,
  posted: PostedAnswer,
): Promise<void> {
  const reply = await parts.hear(utterance, true);
  // What is no question any more keeps the answer it had.
  if (reply.kind === 'silence') return;
  if ((await leaveFor(parts, utterance)) === 'silence') return;
  // First: whoever reads it may go on at once.
  if (reply.kind === 'answer') await remember(parts, utterance, reply.answer);
  await update(client, { ...posted, ...replyMessage(reply) }, parts.pause);
}

/** The question was deleted: its answer goes with it. */
export async function dropAnswer(
  parts: MessageParts,
  client: Client,
  deleted: Extract<Heard, { kind: 'deleted' }>,
): Promise<void> {
  const posted = await answerTo(parts, deleted);
  if (posted === undefined) return;
  const { channel, ts } = posted;
  // Refused means that it is gone already, or that a person with more rights keeps it.
  await patiently(() => client.chat.delete({ channel, ts }), parts.pause);
}

/** Our answer to a message; undefined where it has none, or one that only the person saw. @throws Postponed while it is being answered. */
async function answerTo(
  { store }: MessageParts,
  message: Pick<Utterance, 'team' | 'channel' | 'ts'>,
): Promise<PostedAnswer | undefined> {
  const { team, channel, ts } = message;
  // Asked first: what ends between the two questions is posted by the second.
  const progress = await store.progressOf(team, messageSubject(message));
  const posted = await store.findPosted({ team, key: answerKey(channel, ts) });
  if (posted === undefined && progress === 'unfinished') {
    throw new Postponed('the question is being answered');
  }
  return posted?.ts === unchangeable ? undefined : posted;
}
