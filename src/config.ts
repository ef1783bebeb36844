import { z } from 'zod';
import {
  type Connection,
  connectionOf,
  connectionVariables,
  contradictions,
  filled,
  Port,
} from './connection.ts';

/** The environment is wrong or contradicts itself; lists all of it, with what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

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

const Environment = z.object({
  ...connectionVariables,
  SLACK_API_URL: filled(z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })),
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

function monitorOf({ METRICS_PORT: port, METRICS_HOST }: Environment): Config['monitor'] {
  return port === undefined ? undefined : { host: METRICS_HOST ?? '127.0.0.1', port };
}
