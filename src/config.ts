import { z } from 'zod';

/** The environment is wrong or contradicts itself; lists all of it, with what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

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
  /** No tokens: the stand-in on this machine. */
  | { readonly kind: 'local'; readonly host: string; readonly port: number };

export type Config = {
  readonly connection: Connection;
  /** Base of the Web API, ending in a slash; undefined is Slack's own. */
  readonly slackApiUrl: string | undefined;
  /** Folder of the embedded store. */
  readonly dataDir: string;
  /** `postgres://` address that replaces the embedded store. */
  readonly databaseUrl: string | undefined;
  readonly knowledgeOverlay: string | undefined;
  readonly logLevel: 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Instant at which the process's clock starts; undefined is now. */
  readonly clock: Date | undefined;
  /** Days after which what was stored is deleted. */
  readonly retentionDays: number;
  /** Whether Node's own switch sends what goes out through the proxy that the environment names. */
  readonly useEnvProxy: boolean;
  /** Where health and metrics are served; undefined is nowhere. */
  readonly monitor: { readonly host: string; readonly port: number } | undefined;
};

const filled = (shape: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), shape.optional());

const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be a port number, 0 to 65535');

const Environment = z.object({
  SLACK_BOT_TOKEN: filled(
    z.string().regex(/^xox(?:b|e\.xoxb)-\S+$/, 'must be a bot token: it starts with xoxb-'),
  ),
  SLACK_APP_TOKEN: filled(
    z.string().regex(/^xapp-\S+$/, 'must be an app-level token: it starts with xapp-'),
  ),
  SLACK_SIGNING_SECRET: filled(z.string()),
  SLACK_API_URL: filled(z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })),
  PORT: z.preprocess((value) => (value === '' ? undefined : value), Port.optional()),
  HOST: filled(z.string()),
  DATA_DIR: filled(z.string()),
  DATABASE_URL: filled(z.string().regex(/^postgres(?:ql)?:\/\//, 'must be a postgres:// address')),
  KNOWLEDGE_OVERLAY: filled(z.string()),
  LOG_LEVEL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .enum(['info', 'warn', 'error', 'fatal', 'silent'], {
        error: 'must be info, warn, error, fatal or silent (debug would print what people write)',
      })
      .default('info'),
  ),
  SRM_CLOCK: filled(z.iso.datetime({ offset: true, error: 'must be an ISO instant' })),
  NODE_USE_ENV_PROXY: z.string().optional(),
  METRICS_PORT: z.preprocess((value) => (value === '' ? undefined : value), Port.optional()),
  METRICS_HOST: filled(z.string()),
  RETENTION_DAYS: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce
      .number({ error: 'must be a number of days, 1 or more' })
      .int('must be a number of days, 1 or more')
      .min(1, 'must be a number of days, 1 or more')
      .max(36_500, 'must be a number of days, 36500 at most')
      .default(90),
  ),
});
type Environment = z.infer<typeof Environment>;

/** Environment -> config. @throws ConfigError that lists everything wrong, one line each. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  const shape = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const problems = [...(shape ?? []), ...contradictions(environment)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  const env = parsed.data;
  return {
    connection: connectionOf(env),
    slackApiUrl: env.SLACK_API_URL?.replace(/\/*$/, '/'),
    dataDir: env.DATA_DIR ?? './data',
    databaseUrl: env.DATABASE_URL,
    knowledgeOverlay: env.KNOWLEDGE_OVERLAY,
    logLevel: env.LOG_LEVEL,
    clock: env.SRM_CLOCK === undefined ? undefined : new Date(env.SRM_CLOCK),
    retentionDays: env.RETENTION_DAYS,
    useEnvProxy: env.NODE_USE_ENV_PROXY === '1',
    monitor: monitorOf(env),
  };
}

function contradictions(
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const set = (name: string): string | undefined => environment[name] || undefined;
  const [bot, app] = [set('SLACK_BOT_TOKEN'), set('SLACK_APP_TOKEN')];
  const secret = set('SLACK_SIGNING_SECRET');
  const problems: string[] = [];
  if (app !== undefined && secret !== undefined) {
    problems.push(
      'SLACK_APP_TOKEN, SLACK_SIGNING_SECRET: set one of the two: the app token for Socket Mode, the signing secret for HTTP',
    );
  }
  if (app !== undefined && bot === undefined) {
    problems.push('SLACK_BOT_TOKEN: missing: Socket Mode needs the bot token beside the app token');
  }
  if (secret !== undefined && bot === undefined) {
    problems.push('SLACK_BOT_TOKEN: missing: HTTP needs the bot token beside the signing secret');
  }
  if (bot !== undefined && app === undefined && secret === undefined) {
    problems.push(
      'SLACK_APP_TOKEN: missing: a bot token alone cannot receive; add the app token (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)',
    );
  }
  const metrics = set('METRICS_PORT');
  // In Socket Mode nothing listens on PORT, and port 0 is another one each time.
  const taken = app === undefined && metrics === (set('PORT') ?? '3000');
  if (taken && metrics !== '0') {
    problems.push(
      'METRICS_PORT: must not be the PORT of the app: the one is for you, the other for Slack',
    );
  }
  return problems;
}

function monitorOf({ METRICS_PORT: port, METRICS_HOST }: Environment): Config['monitor'] {
  return port === undefined ? undefined : { host: METRICS_HOST ?? '127.0.0.1', port };
}

function connectionOf(env: Environment): Connection {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET } = env;
  if (botToken !== undefined && appToken !== undefined)
    return { kind: 'socket', botToken, appToken };
  if (botToken !== undefined && SLACK_SIGNING_SECRET !== undefined) {
    const [host, port] = [env.HOST ?? '0.0.0.0', env.PORT ?? 3000];
    return { kind: 'http', botToken, signingSecret: SLACK_SIGNING_SECRET, host, port };
  }
  return { kind: 'local', host: env.HOST ?? '127.0.0.1', port: env.PORT ?? 3000 };
}
