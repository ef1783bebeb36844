import { codeOf, failureOf } from './client.ts';
import { SlackError } from './errors.ts';

/** The settings that hold a token. */
type Setting = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const remedies = {
  SLACK_BOT_TOKEN:
    'copy the Bot User OAuth Token (xoxb-) again from "OAuth & Permissions" of your app on api.slack.com/apps, and see that the app is installed',
  SLACK_APP_TOKEN:
    'make an app-level token (xapp-) with the scope connections:write under "Basic Information" of your app on api.slack.com/apps, and switch Socket Mode on',
} as const satisfies Record<Setting, string>;

/** Why Slack does not start with us, as one line that says what to do. */
export function explained(
  error: unknown,
  setting: Setting,
  slackApiUrl: string | undefined,
): SlackError {
  const failure = failureOf(error);
  const where = slackApiUrl ?? 'https://slack.com/api/';
  switch (failure.kind) {
    case 'refused': {
      const text = `${setting}: Slack answered ${failure.error}: ${remedies[setting]}`;
      return new SlackError(text, { cause: error });
    }
    case 'limited':
      return new SlackError(
        `Slack answered at ${where} that there are too many starts: wait ${failure.retryAfterMs / 1000} s and start again`,
        { cause: error },
      );
    case 'unsent':
    case 'unsure':
      return new SlackError(
        `Slack cannot be reached at ${where}${codeOf(error) === '' ? '' : ` (${codeOf(error)})`}: check network, proxy and SLACK_API_URL, then start again`,
        { cause: error },
      );
    default:
      return failure satisfies never;
  }
}
