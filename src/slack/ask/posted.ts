import type { Client } from '../client.ts';
import type { Heard, Utterance } from '../events.ts';
import { answerKey } from '../ids.ts';
import { remember } from '../memory.ts';
import { patiently } from '../patiently.ts';
import { update } from '../update.ts';
import { leaveFor } from './manners.ts';
import type { MessageParts } from './on-message.ts';
import { replyMessage } from './reply-message.ts';

/** The question was edited: its answer becomes the answer to what it says now. */
export async function renewAnswer(
  parts: MessageParts,
  client: Client,
  utterance: Utterance,
): Promise<void> {
  const { team, channel, ts } = utterance;
  const posted = await parts.store.findPosted({ team, key: answerKey(channel, ts) });
  const reply = await parts.hear(utterance, true);
  // What is no question any more keeps the answer it had.
  if (posted === undefined || reply.kind === 'silence') return;
  if ((await leaveFor(parts, utterance)) === 'silence') return;
  await update(client, { ...posted, ...replyMessage(reply) }, parts.pause);
  if (reply.kind === 'answer') await remember(parts, utterance, reply.answer);
}

/** The question was deleted: its answer goes with it. */
export async function dropAnswer(
  { store, pause }: MessageParts,
  client: Client,
  { team, channel, ts }: Extract<Heard, { kind: 'deleted' }>,
): Promise<void> {
  const posted = await store.findPosted({ team, key: answerKey(channel, ts) });
  if (posted === undefined) return;
  // Refused means that it is gone already, or that a person with more rights keeps it.
  await patiently(() => client.chat.delete({ channel: posted.channel, ts: posted.ts }), pause);
}
