import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import { clientOptions } from './client.ts';
import { explained } from './refusals.ts';
import type { TokenSource } from './tokens.ts';
import type { Credentials } from './workspaces.ts';

/**
 * The one bot token of the settings; who we are is asked of Slack at the start. It is the same for all: of
 * whatever team an event says it is, it came by this token.
 */
export function createOwnToken(
  botToken: string,
  slackApiUrl: string | undefined,
  logger: BoltLogger,
): TokenSource {
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
    credentialsOf: async () => credentials,
    routes: () => [],
  };
}
