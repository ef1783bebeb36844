import type { Logger } from 'pino';
import type { PromptsFor } from '../../answers/prompts.ts';
import { channelName } from '../channel-name.ts';
import { type Client, failureOf } from '../client.ts';
import { Whereabouts } from '../whereabouts.ts';
import { suggestedPrompts } from './suggested-prompts.ts';

export type AgentParts = { readonly promptsFor: PromptsFor; readonly log: Logger };

/** The part of Bolt's arguments that is read: somebody opened the app, or looks at another channel. */
export type ContextArgs = { readonly body: unknown; readonly client: Client };

/** Offers questions that fit the channel a person looks at while the app is open beside it. */
export const onContext =
  ({ promptsFor, log }: AgentParts) =>
  async ({ body, client }: ContextArgs): Promise<void> => {
    // Slack's own example of the event does not say whose direct message it is: then nothing is offered.
    const { data } = Whereabouts.safeParse(body);
    if (data === undefined || data.tab === 'home') return;
    const { channel, beside } = data;
    const name = beside === undefined ? '' : await channelName(client, beside);
    const prompts = suggestedPrompts(name, promptsFor(name));
    try {
      await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, ...prompts });
    } catch (error) {
      // The prompts that were there stay; nobody waits for others.
      log.info({ channel, failure: failureOf(error).kind }, 'prompts not set');
    }
  };
