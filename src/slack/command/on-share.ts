import type { AckFn, RespondFn } from '@slack/bolt';
import type { Answer, Ask } from '../../answers/answer.ts';
import type { Picked, Tell } from '../../answers/tell.ts';
import { answerMessage } from '../answer-message.ts';
import type { Client } from '../client.ts';
import type { Deliver } from '../deliver.ts';
import { Postponed } from '../errors.ts';
import { shareKey } from '../ids.ts';
import { Click } from '../interactions.ts';
import { type Message, pastLastGate } from '../last-gate.ts';
import { answerMetadata } from '../metadata.ts';
import { cannotShareNote, goneNote, sharedNote, unsharedNote } from '../notes.ts';
import type { Delivered, Post } from '../post.ts';
import { PickedValue } from '../values.ts';

export type ShareParts = {
  readonly ask: Ask;
  readonly tell: Tell;
  readonly deliver: Deliver;
};

/** The part of Bolt's arguments that is read. */
export type ShareArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: AckFn<void>;
  readonly respond: RespondFn;
};

/** Posts a private answer to the channel, once, and closes the private message. */
export const onShare =
  (parts: ShareParts) =>
  async ({ body, client, ack, respond }: ShareArgs): Promise<void> => {
    await ack();
    const click = Click.parse(body);
    const value = PickedValue.safeParse(click.value);
    const answer = value.success ? sharedAnswer(parts, value.data) : undefined;
    if (answer === undefined) return void (await respond(aside(goneNote)));
    const delivered = await delivery(parts, client, sharePost(click, answer));
    // The click that came first answers for both.
    if (delivered?.kind === 'held') return;
    await respond(delivered?.kind === 'posted' ? instead(sharedNote) : aside(failure(delivered)));
  };

/** The same answer again: by its question where that still gives it, else by its cell. */
function sharedAnswer({ ask, tell }: ShareParts, picked: Picked): Answer | undefined {
  const { concern, service, question } = picked;
  const asked = question === '' ? undefined : ask(question);
  if (asked !== undefined && asked.concern === concern && asked.service === service) return asked;
  return tell(picked) ?? asked;
}

function sharePost({ team, channel, ts }: Click, answer: Answer): Post {
  return {
    delivery: { team, key: shareKey(channel, ts) },
    channel,
    threadTs: undefined,
    after: ts,
    message: answerMessage(answer, { shared: true }),
    metadata: answerMetadata(answer),
  };
}

/** Undefined where Slack cannot be asked now. */
async function delivery(
  { deliver }: ShareParts,
  client: Client,
  post: Post,
): Promise<Delivered | undefined> {
  try {
    return await deliver(client, post);
  } catch (error) {
    if (error instanceof Postponed) return undefined;
    throw error;
  }
}

function failure(delivered: Delivered | undefined): Message {
  return delivered?.kind === 'refused' ? cannotShareNote : unsharedNote;
}

/** In place of the private message. */
function instead(message: Message) {
  return { ...pastLastGate(message), replace_original: true };
}

/** Beside the private message, which keeps its button. */
function aside(message: Message) {
  return { ...pastLastGate(message), response_type: 'ephemeral', replace_original: false } as const;
}
