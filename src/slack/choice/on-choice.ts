import type { AckFn, RespondFn } from '@slack/bolt';
import type { Tell } from '../../answers/tell.ts';
import type { Store } from '../../store/store.ts';
import { answerMessage } from '../answer-message.ts';
import type { Client } from '../client.ts';
import { Click } from '../interactions.ts';
import { pastLastGate } from '../last-gate.ts';
import { remember } from '../memory.ts';
import { answerMetadata, type Metadata } from '../metadata.ts';
import { goneNote } from '../notes.ts';
import type { Pause } from '../patiently.ts';
import { update } from '../update.ts';
import { PickedValue } from '../values.ts';

export type ChoiceParts = {
  readonly tell: Tell;
  readonly store: Store;
  readonly now: () => Date;
  readonly pause: Pause;
};

/** The part of Bolt's arguments that is read. */
export type ChoiceArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: AckFn<void>;
  readonly respond: RespondFn;
};

/** Answers in place what somebody picked: the message with the options becomes the answer. */
export const onChoice =
  (parts: ChoiceParts) =>
  async ({ body, client, ack, respond }: ChoiceArgs): Promise<void> => {
    await ack();
    const click = Click.parse(body);
    const picked = PickedValue.safeParse(click.value);
    const answer = picked.success ? parts.tell(picked.data) : undefined;
    if (answer === undefined) {
      await respond({
        ...pastLastGate(goneNote),
        response_type: 'ephemeral',
        replace_original: false,
      });
    } else if (click.isPrivate) {
      const message = pastLastGate(answerMessage(answer, { private: true }));
      await respond({ ...message, replace_original: true });
    } else {
      const { channel, ts } = click;
      const metadata = withToken(answerMetadata(answer), click.delivery);
      const message = answerMessage(answer, { menu: true });
      // Before it can be read: whoever goes on from it is understood.
      await remember(parts, click, answer);
      await update(client, { channel, ts, message, metadata }, parts.pause);
    }
  };

/** An updated message is still the delivered one: whoever looks for its token must find it. */
function withToken(metadata: Metadata, delivery: string | undefined): Metadata {
  if (delivery === undefined) return metadata;
  return { ...metadata, event_payload: { ...metadata.event_payload, delivery } };
}
