import { z } from 'zod';

/** A key that seals tokens: 32 bytes, and the id by which a sealed token says which it was. */
export type TokenKey = { readonly id: string; readonly key: Uint8Array };

/** How Slack reaches the app. */
export type Connection =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | {
      readonly kind: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly host: string;
      readonly port: number;
    }
  /** Many workspaces over HTTP, each with the token that its installation by OAuth brought. */
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      /** The first seals, all open. */
      readonly tokenKeys: readonly [TokenKey, ...TokenKey[]];
      readonly signingSecret: string;
      readonly host: string;
      readonly port: number;
    }
  /** No tokens: the stand-in on this machine. */
  | { readonly kind: 'local'; readonly host: string; readonly port: number };

/** An empty variable is none. */
export const filled = (shape: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), shape.optional());

/** As a variable holds it. */
export const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be a port number, 0 to 65535');

/** `id:base64,id2:base64`; the words never show what was given. */
const TokenKeys = z
  .string()
  .transform((text) => {
    const [first = '', ...others] = text.split(',');
    return [keyIn(first), ...others.map(keyIn)] as const;
  })
  .refine((keys) => keys.every(({ id, key }) => id !== '' && key.length === 32), {
    error: 'must be id:base64, or several with commas between, each of 32 random bytes',
  })
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, {
    error: 'must have an id of its own for each key',
  });

function keyIn(entry: string): TokenKey {
  const [, id = '', base64 = ''] = /^\s*([\w.-]{1,64}):([\w+/-]+={0,2})\s*$/.exec(entry) ?? [];
  return { id, key: Buffer.from(base64, 'base64') };
}

/** What of the environment says how Slack reaches the app. */
export const connectionVariables = {
  SLACK_BOT_TOKEN: filled(
    z.string().regex(/^xox(?:b|e\.xoxb)-\S+$/, 'must be a bot token: it starts with xoxb-'),
  ),
  SLACK_APP_TOKEN: filled(
    z.string().regex(/^xapp-\S+$/, 'must be an app-level token: it starts with xapp-'),
  ),
  SLACK_SIGNING_SECRET: filled(z.string()),
  SLACK_CLIENT_ID: filled(z.string()),
  SLACK_CLIENT_SECRET: filled(z.string()),
  SLACK_STATE_SECRET: filled(z.string()),
  TOKEN_KEYS: z.preprocess((value) => (value === '' ? undefined : value), TokenKeys.optional()),
  PORT: z.preprocess((value) => (value === '' ? undefined : value), Port.optional()),
  HOST: filled(z.string()),
} as const;
const Variables = z.object(connectionVariables);
type Variables = z.infer<typeof Variables>;

/** What does not go together, a line each, with what to do. */
export function contradictions(
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const set = (name: string): boolean => Boolean(environment[name]);
  const problems: string[] = [];
  if (set('SLACK_APP_TOKEN') && set('SLACK_SIGNING_SECRET')) {
    problems.push(
      'SLACK_APP_TOKEN, SLACK_SIGNING_SECRET: set one of the two: the app token for Socket Mode, the signing secret for HTTP',
    );
  }
  const metrics = environment.METRICS_PORT || undefined;
  // In Socket Mode nothing listens on PORT, and port 0 is another one each time.
  const isTaken = !set('SLACK_APP_TOKEN') && metrics === (environment.PORT || '3000');
  if (isTaken && metrics !== '0') {
    problems.push(
      'METRICS_PORT: must not be the PORT of the app: the one is for you, the other for Slack',
    );
  }
  return [...problems, ...(oauthNames.some(set) ? oauthProblems(set) : ownTokenProblems(set))];
}

/** One workspace by its bot token. */
function ownTokenProblems(set: (name: string) => boolean): readonly string[] {
  const [bot, app, secret] = [
    set('SLACK_BOT_TOKEN'),
    set('SLACK_APP_TOKEN'),
    set('SLACK_SIGNING_SECRET'),
  ];
  const problems: string[] = [];
  if (app && !bot) {
    problems.push('SLACK_BOT_TOKEN: missing: Socket Mode needs the bot token beside the app token');
  }
  if (secret && !bot) {
    problems.push('SLACK_BOT_TOKEN: missing: HTTP needs the bot token beside the signing secret');
  }
  if (bot && !app && !secret) {
    problems.push(
      'SLACK_APP_TOKEN: missing: a bot token alone cannot receive; add the app token (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)',
    );
  }
  return problems;
}

/** What several workspaces need, all of it. */
const oauthNames = [
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'TOKEN_KEYS',
] as const;

function oauthProblems(set: (name: string) => boolean): readonly string[] {
  const missing = [...oauthNames, 'SLACK_SIGNING_SECRET'].filter((name) => !set(name));
  return [
    ...missing.map((name) => `${name}: missing: several workspaces by OAuth need it`),
    ...(set('SLACK_BOT_TOKEN')
      ? [
          'SLACK_BOT_TOKEN: leave it out: by OAuth each workspace brings its own token; or leave out SLACK_CLIENT_ID and its like, for one workspace',
        ]
      : []),
    ...(set('SLACK_APP_TOKEN')
      ? ['SLACK_APP_TOKEN: leave it out: several workspaces by OAuth go over HTTP only']
      : []),
  ];
}

/** Variables without contradictions -> how Slack reaches the app. */
export function connectionOf(env: Variables): Connection {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = env;
  const { SLACK_SIGNING_SECRET: signingSecret, TOKEN_KEYS: tokenKeys, PORT: port = 3000 } = env;
  if (botToken !== undefined && appToken !== undefined) {
    return { kind: 'socket', botToken, appToken };
  }
  const listening = { host: env.HOST ?? '0.0.0.0', port };
  if (botToken !== undefined && signingSecret !== undefined) {
    return { kind: 'http', botToken, signingSecret, ...listening };
  }
  if (tokenKeys !== undefined && signingSecret !== undefined) {
    const { SLACK_CLIENT_ID: clientId = '', SLACK_CLIENT_SECRET: clientSecret = '' } = env;
    const { SLACK_STATE_SECRET: stateSecret = '' } = env;
    const secrets = { clientSecret, stateSecret, signingSecret };
    return { kind: 'oauth', clientId, ...secrets, tokenKeys, ...listening };
  }
  return { kind: 'local', host: env.HOST ?? '127.0.0.1', port };
}
