import type { AckFn, RespondFn } from '@slack/bolt';
import type { Answer, Ask } from '../../answers/answer.ts';
import type { Store } from '../../store/store.ts';
import { answerMessage } from '../answer-message.ts';
import type { Client } from '../client.ts';
import type { Deliver } from '../deliver.ts';
import { Postponed } from '../errors.ts';
import { exampleKey } from '../ids.ts';
import { Click } from '../interactions.ts';
import { pastLastGate } from '../last-gate.ts';
import { remember } from '../memory.ts';
import { answerMetadata } from '../metadata.ts';
import { answeredNote, apology } from '../notes.ts';
import type { Delivered, Post } from '../post.ts';
import { questionText } from '../text.ts';

export type ExampleParts = {
  readonly ask: Ask;
  readonly deliver: Deliver;
  readonly store: Store;
  readonly now: () => Date;
};

/** The part of Bolt's arguments that is read. */
export type ExampleArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: AckFn<void>;
  readonly respond: RespondFn;
};

/** Answers an example below the welcome it stands under, where everybody sees how that goes; once. */
export const onExample =
  (parts: ExampleParts) =>
  async ({ body, client, ack, respond }: ExampleArgs): Promise<void> => {
    await ack();
    const click = Click.parse(body);
    const answer = parts.ask(questionText(click.value));
    // Before it can be read: whoever goes on from it is understood.
    await remember(parts, click, answer);
    const delivered = await delivery(parts, client, examplePost(click, answer));
    if (delivered?.kind === 'posted' && delivered.anew) return;
    const note = delivered === undefined || delivered.kind === 'refused' ? apology : answeredNote;
    await respond({ ...pastLastGate(note), response_type: 'ephemeral', replace_original: false });
  };

function examplePost(click: Click, answer: Answer): Post {
  const { team, channel, ts, root, actionId } = click;
  return {
    delivery: { team, key: exampleKey(channel, ts, actionId) },
    channel,
    threadTs: root,
    after: ts,
    message: answerMessage(answer, { shared: true }),
    metadata: answerMetadata(answer),
  };
}

/** Undefined where Slack cannot be asked now. */
async function delivery(
  { deliver }: ExampleParts,
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
