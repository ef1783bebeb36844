import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { type Client, clientOptions } from './client.ts';

/** What it takes to act in a workspace. The token is a secret. */
export type Credentials = {
  readonly team: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
};

/** A workspace that the app is in, and its Web API. */
export type Workspace = Credentials & { readonly client: Client };

/** Whether we can work there: not while Slack refuses the token, and not where the app is not installed. */
export type Standing = 'ready' | 'resting' | 'absent';

export type Workspaces = {
  /** Undefined where the app is not installed, and while Slack does not take the workspace's token. */
  readonly find: (team: string) => Promise<Workspace | undefined>;
  readonly standingOf: (team: string) => Promise<Standing>;
  /** Our own user id there; empty until the workspace was found once, as it is for every event. */
  readonly self: (team: string) => string;
  /** Slack answered by such a word: where it means that the token is dead, nothing is done there for a while. */
  readonly refused: (team: string, error: string) => void;
  /** What is remembered of it is read anew: installed, installed again, or gone. */
  readonly forget: (team: string) => void;
};

export type WorkspacesParts = {
  /** As they are kept; undefined where the app is not installed. */
  readonly credentialsOf: (team: string) => Promise<Credentials | undefined>;
  readonly slackApiUrl: string | undefined;
  readonly log: Logger;
  readonly logger: BoltLogger;
  readonly now: () => Date;
};

/** Credentials are read again after this: another process may have replaced them. */
const freshMs = 60_000;

/** How long a dead token is left alone. Slack has taken living ones for dead on bad days, so not for good. */
const restMs = 5 * 60_000;

/** Workspaces kept ready; the one that was read longest ago makes room. */
const maxReady = 1000;

/** Slack's words for a token that opens nothing any more. */
const deadTokens: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);

export const isDeadToken = (error: string): boolean => deadTokens.has(error);

type Ready = { readonly workspace: Workspace; readonly readAt: number };

/** Workspaces by team, kept ready for a minute. One that fails stands still alone. */
export function createWorkspaces(parts: WorkspacesParts): Workspaces {
  const { credentialsOf, log, now } = parts;
  const ready = new Map<string, Ready>();
  const rest = createRest(now);
  const selves = new Map<string, string>();

  async function read(team: string): Promise<Workspace | undefined> {
    const before = ready.get(team);
    if (before !== undefined && before.readAt + freshMs > now().getTime()) return before.workspace;
    const credentials = await credentialsOf(team);
    ready.delete(team);
    if (credentials === undefined) return undefined;
    const same = before?.workspace.botToken === credentials.botToken;
    const client = same ? before.workspace.client : clientWith(parts, credentials);
    const workspace = { ...credentials, client };
    ready.set(team, { workspace, readAt: now().getTime() });
    selves.set(team, credentials.botUserId);
    const [oldest] = ready.keys();
    if (ready.size > maxReady && oldest !== undefined) ready.delete(oldest);
    return workspace;
  }

  return {
    find: async (team) => {
      const workspace = await read(team);
      return workspace === undefined || rest.has(workspace.botToken) ? undefined : workspace;
    },
    standingOf: async (team) => {
      const workspace = await read(team);
      if (workspace === undefined) return 'absent';
      return rest.has(workspace.botToken) ? 'resting' : 'ready';
    },
    self: (team) => selves.get(team) ?? '',
    refused: (team, error) => {
      const { botToken } = ready.get(team)?.workspace ?? {};
      if (botToken === undefined || !isDeadToken(error)) return;
      log.error({ team, error }, 'Slack does not take the token of this workspace: it rests');
      rest.add(botToken);
      // Where another process has a newer one, that is read now.
      ready.delete(team);
    },
    forget: (team) => {
      ready.delete(team);
      selves.delete(team);
    },
  };
}

/** Tokens that Slack did not take a short while ago. */
function createRest(now: () => Date) {
  const untilMs = new Map<string, number>();
  return {
    add: (token: string): void => void untilMs.set(token, now().getTime() + restMs),
    has: (token: string): boolean => {
      const isOver = (untilMs.get(token) ?? 0) <= now().getTime();
      if (isOver) untilMs.delete(token);
      return !isOver;
    },
  };
}

function clientWith(
  { slackApiUrl, logger }: WorkspacesParts,
  { botToken }: Credentials,
): webApi.WebClient {
  return new webApi.WebClient(botToken, { ...clientOptions(slackApiUrl), logger });
}
