import type { IncomingMessage, ServerResponse } from 'node:http';
import type { State } from './state.ts';

/** What somebody does on Slack's consent page. */
export type Consent = {
  readonly team: string;
  readonly kind: 'allow' | 'deny' | 'for the organisation' | 'with rotation' | 'without a bot';
};

/** The app as Slack knows it, and the consents that were not redeemed yet, by code. */
export type OAuth = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the browser is sent back to. */
  redirectUrl: string;
  readonly codes: Map<string, Consent>;
  /** How often a workspace agreed; each time brings another token. */
  readonly installed: Map<string, number>;
  /** Name of a workspace. */
  readonly nameOf: (team: string) => string;
};

export const createOAuth = (): OAuth => ({
  clientId: '1.2',
  clientSecret: 'fake-client-secret',
  redirectUrl: '',
  codes: new Map(),
  installed: new Map(),
  nameOf: (team) => `Workspace <b>${team}</b> & "friends"`,
});

/** The consent page; who sees it and what they do stands in the address, where a test writes it. */
export function consentPage({ oauth }: State, request: IncomingMessage, to: ServerResponse): void {
  const asked = new URL(request.url ?? '', 'http://fake').searchParams;
  const [team, kind] = [asked.get('as_team') ?? 'T1', asked.get('as_kind') ?? 'allow'];
  if (asked.get('client_id') !== oauth.clientId || !asked.get('scope')) {
    to.writeHead(400).end('invalid_client_id or no scope');
    return;
  }
  const back = new URL(oauth.redirectUrl);
  back.searchParams.set('state', asked.get('state') ?? '');
  if (kind === 'deny') back.searchParams.set('error', 'access_denied');
  else back.searchParams.set('code', codeFor(oauth, { team, kind: kindOf(kind) }));
  to.writeHead(302, { Location: back.href }).end();
}

function kindOf(kind: string): Consent['kind'] {
  const kinds = ['for the organisation', 'with rotation', 'without a bot'] as const;
  return kinds.find((known) => known === kind) ?? 'allow';
}

function codeFor({ codes }: OAuth, consent: Consent): string {
  const code = `code-${codes.size + 1}-${consent.team}`;
  codes.set(code, consent);
  return code;
}

type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };
type Args = Readonly<Record<string, string>>;

/** `oauth.v2.access`: a code is good once. */
export function redeem(state: State, args: Args): Answer {
  const { oauth, scopes } = state;
  if (args.client_id !== oauth.clientId) return { ok: false, error: 'invalid_client_id' };
  if (args.client_secret !== oauth.clientSecret) return { ok: false, error: 'bad_client_secret' };
  const consent = oauth.codes.get(args.code ?? '');
  if (consent === undefined) return { ok: false, error: 'invalid_code' };
  oauth.codes.delete(args.code ?? '');
  const { team, kind } = consent;
  const token = newToken(state, team);
  const bot_user_id = state.bots.get(token)?.botUser;
  const forAll = kind === 'for the organisation';
  return {
    ok: true,
    app_id: 'A1',
    authed_user: { id: 'U1' },
    team: forAll ? null : { id: team, name: oauth.nameOf(team) },
    enterprise: forAll ? { id: 'E1', name: 'Organisation' } : null,
    is_enterprise_install: forAll,
    ...(kind === 'without a bot'
      ? {}
      : { token_type: 'bot', access_token: token, scope: [...scopes].join(), bot_user_id }),
    ...(kind === 'with rotation' ? { refresh_token: 'xoxe-1-fake', expires_in: 43_200 } : {}),
  };
}

/** A living token for a workspace, beside those it has. */
export function newToken({ bots, oauth }: State, team: string): string {
  const times = (oauth.installed.get(team) ?? 0) + 1;
  oauth.installed.set(team, times);
  const token = `xoxb-fake-${team}-${times}`;
  bots.set(token, { team, botUser: `UBOT${team}`, botId: `BBOT${team}` });
  return token;
}

/** The tokens die: all of a workspace, or one. */
export function revoke({ bots, revoked }: State, isIt: (token: string, team: string) => boolean) {
  for (const [token, { team }] of bots) {
    if (!isIt(token, team)) continue;
    bots.delete(token);
    revoked.add(token);
  }
}
