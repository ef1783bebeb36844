import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1-bot' };
const app = { SLACK_APP_TOKEN: 'xapp-1-app' };
const secret = { SLACK_SIGNING_SECRET: 'signing-secret' };
const base64 = Buffer.alloc(32, 7).toString('base64');
const oauth = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'state-secret',
  TOKEN_KEYS: `k1:${base64}`,
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything wrong with an environment, a line each. */
function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('an empty environment', () => {
  it('starts the local workspace on this machine, with what is usual', () => {
    expect(readConfig({})).toEqual({
      connection: { kind: 'local', host: '127.0.0.1', port: 3000 },
      slackApiUrl: undefined,
      dataDir: './data',
      databaseUrl: undefined,
      knowledgeOverlay: undefined,
      logLevel: 'info',
      clock: undefined,
      retentionDays: 90,
      useEnvProxy: false,
      monitor: undefined,
    });
  });

  it('is what variables that are set to nothing are: .env.sample is a file of those', () => {
    const names = [
      ...['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL', 'PORT'],
      ...['HOST', 'DATA_DIR', 'DATABASE_URL', 'KNOWLEDGE_OVERLAY', 'LOG_LEVEL', 'SRM_CLOCK'],
      ...['RETENTION_DAYS', 'METRICS_PORT', 'METRICS_HOST'],
      ...Object.keys(oauth),
    ];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('is one in which nothing of ours stands', () => {
    expect(readConfig({ PATH: '/bin', HOME: '/root', LANG: 'C' })).toEqual(readConfig({}));
  });
});

describe('the connection', () => {
  it('is Socket Mode with an app token', () => {
    expect(readConfig({ ...bot, ...app }).connection).toEqual({
      kind: 'socket',
      botToken: 'xoxb-1-bot',
      appToken: 'xapp-1-app',
    });
  });

  it('is HTTP with a signing secret, on all interfaces and port 3000 unless told otherwise', () => {
    const { connection } = readConfig({ ...bot, ...secret });
    expect(connection).toEqual({
      kind: 'http',
      botToken: 'xoxb-1-bot',
      signingSecret: 'signing-secret',
      host: '0.0.0.0',
      port: 3000,
    });
    const told = readConfig({ ...bot, ...secret, HOST: '10.0.0.1', PORT: '8080' }).connection;
    expect(told).toMatchObject({ host: '10.0.0.1', port: 8080 });
  });

  it('is the local workspace without tokens, where it is told', () => {
    expect(readConfig({ HOST: '::1', PORT: '0' }).connection).toEqual({
      kind: 'local',
      host: '::1',
      port: 0,
    });
  });

  it('takes a bot token that Slack rotates', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxe.xoxb-1-abc', ...app })).toEqual([]);
  });

  it.each<[string, Environment, readonly string[]]>([
    [
      'an app token and a signing secret',
      { ...bot, ...app, ...secret },
      ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'],
    ],
    ['an app token without a bot token', app, ['SLACK_BOT_TOKEN']],
    ['a signing secret without a bot token', secret, ['SLACK_BOT_TOKEN']],
    ['a bot token alone', bot, ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']],
  ])('cannot be made from %s: one line names what to change', (_what, environment, names) => {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(1);
    for (const name of names) expect(problems[0]).toContain(name);
  });
});

describe('many workspaces by OAuth', () => {
  it('are served over HTTP, with the keys in their order', () => {
    const other = Buffer.alloc(32, 8);
    const keys = `2026-11:${other.toString('base64')}, k1:${base64.replace('=', '')}`;
    expect(readConfig({ ...oauth, ...secret, TOKEN_KEYS: keys, PORT: '8080' }).connection).toEqual({
      kind: 'oauth',
      clientId: '1.2',
      clientSecret: 'client-secret',
      stateSecret: 'state-secret',
      signingSecret: 'signing-secret',
      tokenKeys: [
        { id: '2026-11', key: other },
        { id: 'k1', key: Buffer.alloc(32, 7) },
      ],
      host: '0.0.0.0',
      port: 8080,
    });
  });

  it.each(Object.keys({ ...oauth, ...secret }))('need %s too', (name) => {
    const problems = problemsOf({ ...oauth, ...secret, [name]: '' });
    expect(problems).toEqual([`${name}: missing: several workspaces by OAuth need it`]);
  });

  it('are told all that is missing, and all that is too much, at once', () => {
    const problems = problemsOf({ SLACK_CLIENT_ID: '1.2', ...bot, ...app });
    expect(problems.map((line) => line.split(':').slice(0, 2).join())).toEqual([
      'SLACK_CLIENT_SECRET, missing',
      'SLACK_STATE_SECRET, missing',
      'TOKEN_KEYS, missing',
      'SLACK_SIGNING_SECRET, missing',
      'SLACK_BOT_TOKEN, leave it out',
      'SLACK_APP_TOKEN, leave it out',
    ]);
  });

  it.each([
    ['no id', base64],
    ['an empty id', `:${base64}`],
    ['31 bytes', `k1:${Buffer.alloc(31).toString('base64')}`],
    ['33 bytes', `k1:${Buffer.alloc(33).toString('base64')}`],
    ['what is not base64', `k1:${'!'.repeat(44)}`],
    ['a comma too many', `k1:${base64},`],
    ['one id twice', `k1:${base64},k1:${base64}`],
  ])('take no TOKEN_KEYS with %s, and do not show them', (_what, keys) => {
    const [problem, ...others] = problemsOf({ ...oauth, ...secret, TOKEN_KEYS: keys });
    expect(problem).toMatch(/^TOKEN_KEYS: must (?:be|have) /);
    expect(problem).not.toContain(base64.slice(0, 12));
    expect(others).toEqual([]);
  });
});

describe('a variable', () => {
  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1-user'],
    ['SLACK_BOT_TOKEN', 'xapp-1-swapped'],
    ['SLACK_APP_TOKEN', 'xoxb-1-swapped'],
    ['SLACK_API_URL', 'slack.example.org'],
    ['SLACK_API_URL', 'ftp://slack.example.org'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://localhost/srm'],
    ['LOG_LEVEL', 'debug'],
    ['LOG_LEVEL', 'INFO'],
    ['LOG_LEVEL', 'loud'],
    ['SRM_CLOCK', 'yesterday'],
    ['SRM_CLOCK', '2026-11-24'],
    ['SRM_CLOCK', '2026-11-24T08:00:00'],
    ['RETENTION_DAYS', '0'],
    ['RETENTION_DAYS', '-5'],
    ['RETENTION_DAYS', '1.5'],
    ['RETENTION_DAYS', 'forever'],
    ['METRICS_PORT', 'yes'],
    ['METRICS_PORT', '65536'],
  ])('%s is not %j: one line names it and says what it is to be', (name, value) => {
    const [problem, ...others] = problemsOf({ ...bot, ...app, [name]: value });
    expect(problem).toMatch(new RegExp(`^${name}: must be `));
    expect(others).toEqual([]);
  });

  it.each<[string, string, string, unknown]>([
    ['LOG_LEVEL', 'warn', 'logLevel', 'warn'],
    ['RETENTION_DAYS', '7', 'retentionDays', 7],
    ['DATA_DIR', '/var/lib/srm', 'dataDir', '/var/lib/srm'],
    ['DATABASE_URL', 'postgres://u:p@h/db', 'databaseUrl', 'postgres://u:p@h/db'],
    ['DATABASE_URL', 'postgresql://h/db', 'databaseUrl', 'postgresql://h/db'],
    ['KNOWLEDGE_OVERLAY', './own', 'knowledgeOverlay', './own'],
    ['SLACK_API_URL', 'https://slack-gov.com/api', 'slackApiUrl', 'https://slack-gov.com/api/'],
    ['SLACK_API_URL', 'http://127.0.0.1:9/api//', 'slackApiUrl', 'http://127.0.0.1:9/api/'],
    ['SRM_CLOCK', '2026-11-24T08:00:00Z', 'clock', new Date('2026-11-24T08:00:00Z')],
    ['SRM_CLOCK', '2026-11-24T08:00:00+01:00', 'clock', new Date('2026-11-24T07:00:00Z')],
  ])('%s may be %j', (name, value, field, expected) => {
    expect(readConfig({ [name]: value })).toHaveProperty(field, expected);
  });

  it('that is wrong is told with all others that are, each in a line of its own', () => {
    const problems = problemsOf({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      RETENTION_DAYS: '0',
      SRM_CLOCK: 'now',
    });
    const names = problems.map((line) => line.split(':')[0]);
    expect(names.sort()).toEqual(['LOG_LEVEL', 'PORT', 'RETENTION_DAYS', 'SRM_CLOCK']);
  });
});

describe('health and metrics', () => {
  it('are served on loopback unless another address is named', () => {
    expect(readConfig({ METRICS_PORT: '9464' }).monitor).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(readConfig({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' }).monitor).toEqual({
      host: '0.0.0.0',
      port: 9464,
    });
  });

  it.each([{ METRICS_PORT: '3000' }, { METRICS_PORT: '8080', PORT: '8080' }])(
    'are not served where Slack calls: %j',
    (environment) => {
      expect(problemsOf({ ...bot, ...secret, ...environment })).toEqual([
        expect.stringMatching(/^METRICS_PORT: must not be the PORT/),
      ]);
    },
  );
});

describe('an error', () => {
  it('never shows the value of a variable that is a secret, or may hold one', () => {
    const hidden = 'hunter2';
    const environments: readonly Environment[] = [
      { SLACK_BOT_TOKEN: hidden, SLACK_APP_TOKEN: hidden, SLACK_SIGNING_SECRET: hidden },
      { DATABASE_URL: `mysql://user:${hidden}@host/db` },
      { SLACK_API_URL: `ftp://${hidden}@host/` },
      { SLACK_BOT_TOKEN: `xoxb-${hidden}`, SLACK_APP_TOKEN: `xapp-${hidden}`, ...secret },
      { SLACK_APP_TOKEN: `xapp-${hidden}` },
      { PORT: hidden, LOG_LEVEL: hidden, SRM_CLOCK: hidden, RETENTION_DAYS: hidden },
    ];
    for (const environment of environments) {
      const text = problemsOf(environment).join('\n');
      expect(text).not.toBe('');
      expect(text).not.toContain(hidden);
      expect(text).not.toContain(secret.SLACK_SIGNING_SECRET);
    }
  });

  it('has a name by which main knows it', () => {
    expect(new ConfigError('PORT: must be a port number')).toMatchObject({ name: 'ConfigError' });
  });
});
