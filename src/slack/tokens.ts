import type { Logger as BoltLogger, CustomRoute } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { SlackConnection } from './connection.ts';
import { createInstallations } from './install/installations.ts';
import { createInstaller } from './install/installer.ts';
import { createOwnToken } from './own-token.ts';
import type { Credentials } from './workspaces.ts';

/** Where the tokens of workspaces come from. */
export type TokenSource = {
  /** What has to be known before the first event. @throws SlackError with what to do. */
  readonly learn: () => Promise<void>;
  /** Undefined where the app is not installed. */
  readonly credentialsOf: (team: string) => Promise<Credentials | undefined>;
  /** Pages served beside the events; they say when a workspace has a new token. */
  readonly routes: (onInstalled: (team: string) => void) => readonly CustomRoute[];
};

export type TokenSourceParts = {
  readonly connection: SlackConnection;
  readonly slackApiUrl: string | undefined;
  readonly store: Store;
  readonly log: Logger;
  readonly logger: BoltLogger;
  readonly now: () => Date;
};

/** One token of the settings, or one for each workspace that installed the app. */
export function createTokenSource(parts: TokenSourceParts): TokenSource {
  const { connection, slackApiUrl, logger } = parts;
  if (connection.kind !== 'oauth') {
    return createOwnToken(connection.botToken, slackApiUrl, logger);
  }
  const installations = createInstallations({ ...parts, tokenKeys: connection.tokenKeys });
  return {
    learn: installations.resealAll,
    credentialsOf: installations.credentialsOf,
    routes: (onInstalled) => createInstaller({ ...parts, connection, installations, onInstalled }),
  };
}
