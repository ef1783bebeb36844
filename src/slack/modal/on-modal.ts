import type { AckFn, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Ask } from '../../answers/answer.ts';
import type { Tell } from '../../answers/tell.ts';
import type { Store } from '../../store/store.ts';
import { answerModal, messageModal, modalMemory } from '../answer-modal.ts';
import { type Client, failureOf } from '../client.ts';
import { askOnAction } from '../ids.ts';
import { Submission, typedIn, ViewClick } from '../interactions.ts';
import { keepUnanswered } from '../memory.ts';
import { goneNote, helpMessage } from '../notes.ts';
import { questionText } from '../text.ts';
import { PickedValue } from '../values.ts';

export type ModalParts = {
  readonly ask: Ask;
  readonly tell: Tell;
  readonly store: Store;
  readonly now: () => Date;
};

/** The parts of Bolt's arguments that are read. */
export type ModalChoiceArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: AckFn<void>;
};
export type ModalAskArgs = {
  readonly body: unknown;
  readonly ack: SlackViewMiddlewareArgs<ViewSubmitAction>['ack'];
};

/** Answers in the modal what somebody picked there. */
export const onModalChoice =
  ({ tell }: ModalParts) =>
  async ({ body, client, ack }: ModalChoiceArgs): Promise<void> => {
    await ack();
    const { view, value } = ViewClick.parse(body);
    const memory = modalMemory(view.private_metadata);
    const picked = PickedValue.safeParse(value);
    const answer = picked.success ? tell(picked.data) : undefined;
    const next =
      answer === undefined ? messageModal(goneNote, memory) : answerModal(answer, memory);
    try {
      await client.views.update({ view_id: view.id, view: next });
    } catch (error) {
      // Closed since: there is nothing to answer in.
      if (failureOf(error).kind !== 'refused') throw error;
    }
  };

/** Answers the next question in place; it goes on from the answer before it. */
export const onModalAsk =
  (parts: ModalParts) =>
  async ({ body, ack }: ModalAskArgs): Promise<void> => {
    const { team, view } = Submission.parse(body);
    const memory = modalMemory(view.private_metadata);
    const question = questionText(typedIn({ view }, askOnAction));
    if (question === '') {
      return ack({ response_action: 'update', view: messageModal(helpMessage, memory) });
    }
    const previous = memory.topic ?? undefined;
    const answer = parts.ask(question, { hearing: 'addressed', previous });
    // The acknowledgement carries the answer: it takes milliseconds, Slack waits for seconds.
    await ack({ response_action: 'update', view: answerModal(answer, memory) });
    await keepUnanswered(parts, team, answer);
  };
