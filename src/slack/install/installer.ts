import {
  type Logger as BoltLogger,
  type CustomRoute,
  type Installation,
  webApi,
} from '@slack/bolt';
import { ErrorCode, InstallProvider, type OrgInstallation } from '@slack/oauth';
import type { Logger } from 'pino';
import type { Connection } from '../../connection.ts';
import { clientOptions, failureOf } from '../client.ts';
import { fault } from '../log.ts';
import type { Installations } from './installations.ts';
import { html, pageHeaders, sendPage } from './page.ts';
import {
  donePage,
  failurePages,
  type InstallFailure,
  installPath,
  redirectPath,
  startPage,
} from './pages.ts';
import { botScopes } from './scopes.ts';
import { createStateStore, stateSeconds } from './state.ts';

export type InstallerParts = {
  readonly connection: Extract<Connection, { kind: 'oauth' }>;
  /** Base of the Web API; undefined is Slack's own. */
  readonly slackApiUrl: string | undefined;
  readonly installations: Pick<Installations, 'keep'>;
  /** A workspace has a new token. */
  readonly onInstalled: (team: string) => void;
  readonly log: Logger;
  readonly logger: BoltLogger;
  readonly now: () => Date;
};

type Granted = Installation | OrgInstallation;

/** Adding the app to a workspace in a browser: a start page, Slack's consent, and the way back. */
export function createInstaller(parts: InstallerParts): readonly CustomRoute[] {
  const provider = createProvider(parts);
  const { log } = parts;
  const guarded =
    (
      work: (...args: Parameters<CustomRoute['handler']>) => Promise<void>,
    ): CustomRoute['handler'] =>
    (request, response) => {
      work(request, response).catch((error: unknown) => {
        log.error(fault(error), 'an installation failed');
        if (!response.headersSent) sendPage(response, failurePages.ours);
      });
    };
  const scopes = [...botScopes];
  return [
    {
      path: installPath,
      method: ['GET'],
      handler: guarded(async (request, response) => {
        for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
        await provider.handleInstallPath(request, response, {}, { scopes });
      }),
    },
    {
      path: redirectPath,
      method: ['GET'],
      handler: guarded((request, response) =>
        provider.handleCallback(request, response, {
          afterInstallation: async (granted, _options, _request, to) => {
            const why = unfit(granted);
            if (why === undefined) return true;
            log.warn({ why }, 'an installation was refused');
            await giveBack(parts, granted);
            sendPage(to, failurePages[why]);
            return false;
          },
          success: ({ team }, _options, _request, to) => {
            const { id = '', name = 'your workspace' } = team ?? {};
            sendPage(to, donePage(name, id));
          },
          failure: (error, _options, _request, to) => sendPage(to, failurePages[whyFailed(error)]),
        }),
      ),
    },
  ];
}

function createProvider({
  connection,
  slackApiUrl,
  installations,
  onInstalled,
  log,
  logger,
  now,
}: InstallerParts): InstallProvider {
  const { clientId, clientSecret, stateSecret } = connection;
  return new InstallProvider({
    clientId,
    clientSecret,
    stateStore: createStateStore(stateSecret, now),
    stateCookieExpirationSeconds: stateSeconds,
    installationStore: {
      storeInstallation: async ({ team, bot }) => {
        if (team === undefined || bot === undefined) throw new Error('refused before');
        const { token: botToken, userId: botUserId, id: botId, scopes } = bot;
        await installations.keep({ team: team.id, botToken, botUserId, botId }, scopes);
        onInstalled(team.id);
        log.info({ team: team.id }, 'installed');
      },
      // Tokens are read where they are used; the provider only writes.
      fetchInstallation: () => Promise.reject(new Error('not read here')),
    },
    renderHtmlForInstallPath: (url) => html(startPage(url)),
    ...(slackApiUrl === undefined
      ? {}
      : { authorizationUrl: new URL('/oauth/v2/authorize', slackApiUrl).href }),
    clientOptions: clientOptions(slackApiUrl),
    logger,
  });
}

/** Why what Slack granted is of no use. */
function unfit({ isEnterpriseInstall, team, bot }: Granted): InstallFailure | undefined {
  if (isEnterpriseInstall === true || team === undefined) return 'organisation';
  if (bot === undefined) return 'bot';
  return bot.refreshToken === undefined ? undefined : 'rotation';
}

/** A token that nobody keeps is revoked; where Slack does not do it, the page says what to do all the same. */
async function giveBack({ slackApiUrl, logger, log }: InstallerParts, { bot }: Granted) {
  if (bot === undefined) return;
  const client = new webApi.WebClient(bot.token, { ...clientOptions(slackApiUrl), logger });
  await client.auth
    .revoke()
    .catch((error: unknown) => log.warn(fault(error), 'a refused token was not revoked'));
}

/** Slack's words for a code that it does not take, or not any more. */
const badCodes: ReadonlySet<string> = new Set([
  'bad_redirect_uri',
  'code_already_used',
  'code_expired',
  'invalid_code',
]);

function whyFailed(error: Error & { readonly code: string }): InstallFailure {
  switch (error.code) {
    case ErrorCode.AuthorizationError:
      return 'denied';
    case ErrorCode.MissingStateError:
    case ErrorCode.InvalidStateError:
      return 'state';
    case ErrorCode.MissingCodeError:
      return 'code';
    default:
      return error.code.startsWith('slack_webapi_') ? whyRefused(error) : 'ours';
  }
}

function whyRefused(error: Error): InstallFailure {
  const failure = failureOf(error);
  return failure.kind === 'refused' && badCodes.has(failure.error) ? 'code' : 'slack';
}
