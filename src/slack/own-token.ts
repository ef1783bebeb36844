import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import { clientOptions } from './client.ts';
import { explained } from './refusals.ts';
import type { Credentials } from './workspaces.ts';

/** The one bot token of the settings, and whose it is. */
export type OwnToken = {
  /** Asks Slack who we are; the first use of the token. @throws SlackError with what to do. */
  readonly learn: () => Promise<void>;
  /** The same for all: of whatever team an event says it is, it came by this token. */
  readonly credentials: () => Promise<Credentials>;
};

export function createOwnToken(
  botToken: string,
  slackApiUrl: string | undefined,
  logger: BoltLogger,
): OwnToken {
  const client = new webApi.WebClient(botToken, { ...clientOptions(slackApiUrl), logger });
  let credentials: Credentials = { team: '', botToken, botUserId: '', botId: '' };
  return {
    learn: async () => {
      try {
        const { team_id = '', user_id = '', bot_id = '' } = await client.auth.test();
        credentials = { team: team_id, botToken, botUserId: user_id, botId: bot_id };
      } catch (error) {
        throw explained(error, 'SLACK_BOT_TOKEN', slackApiUrl);
      }
    },
    credentials: async () => credentials,
  };
}
