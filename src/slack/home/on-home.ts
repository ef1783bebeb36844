import type { AckFn } from '@slack/bolt';
import type { Ask } from '../../answers/answer.ts';
import type { Store } from '../../store/store.ts';
import { answerModal, freshMemory, messageModal } from '../answer-modal.ts';
import type { Client } from '../client.ts';
import { askBoxAction } from '../ids.ts';
import { typedIn, ViewClick } from '../interactions.ts';
import { keepUnanswered } from '../memory.ts';
import { helpMessage } from '../notes.ts';
import { questionText } from '../text.ts';
import { Whereabouts } from '../whereabouts.ts';
import { channelTips, homeView } from './home-view.ts';

export type HomeParts = {
  readonly ask: Ask;
  readonly store: Store;
  readonly now: () => Date;
  readonly knowledgeVersion: () => string;
  readonly retentionDays: number;
};

/** The parts of Bolt's arguments that are read. */
export type HomeArgs = {
  readonly body: unknown;
  readonly client: { readonly views: Pick<Client['views'], 'publish'> };
};
export type HomeAskArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: AckFn<void>;
};

/** Shows somebody their home, as it is now, whenever they open it. */
export const onHomeOpened =
  ({ store, now, knowledgeVersion, retentionDays }: HomeParts) =>
  async ({ body, client }: HomeArgs): Promise<void> => {
    const { team, user, tab } = Whereabouts.parse(body);
    if (tab !== 'home') return;
    const today = now().toISOString().slice(0, 10);
    const subscriptions = await store.subscriptionsOf(team, user);
    const tips = subscriptions.map((subscription) => channelTips(subscription, today));
    const view = homeView({ tips, version: knowledgeVersion(), retentionDays });
    await client.views.publish({ user_id: user, view });
  };

/**
 * Answers in a modal what was typed or clicked in the home: there the person sees it at once. A direct
 * message would arrive in the other tab, out of sight.
 */
export const onHomeAsk =
  (parts: HomeParts) =>
  async ({ body, client, ack }: HomeAskArgs): Promise<void> => {
    await ack();
    const click = ViewClick.parse(body);
    const question = questionText(click.value === '' ? typedIn(click, askBoxAction) : click.value);
    const answer = question === '' ? undefined : parts.ask(question);
    const view =
      answer === undefined
        ? messageModal(helpMessage, freshMemory)
        : answerModal(answer, freshMemory);
    await client.views.open({ trigger_id: click.trigger, view });
    if (answer !== undefined) await keepUnanswered(parts, click.team, answer);
  };
