import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { concern, folderOf, line, models } from '../knowledge/folder.ts';
import { freePort } from '../slack/stage.ts';
import { connected, emptyFolder, run } from './program.ts';
import { bySocket, type Environment, type Program, repository } from './spawned.ts';

/** Stands in every token and password here; no output may hold it. */
const secret = 'geheim';

const tokens = { SLACK_BOT_TOKEN: `xoxb-${secret}`, SLACK_APP_TOKEN: `xapp-${secret}` };

/** Longest stop after a signal. */
const stopWithinMs = 10_000;

/** Ended with 1 after exactly these complaints, in any order, in plain lines that give nothing away. */
async function expectRefused(program: Program, complaints: readonly RegExp[]): Promise<void> {
  const exit = await program.exit;
  const expected = complaints.map((like) => expect.stringMatching(like));
  expect(program.complaints()).toEqual(expect.arrayContaining(expected));
  expect(program.complaints()).toHaveLength(complaints.length);
  expect(exit).toEqual({ code: 1, signal: null });
  const output = program.stdout() + program.stderr();
  expect(output).not.toContain(secret);
  expect(output).not.toMatch(/^\s+at |\\n\s+at /m);
}

/** Refused before anything was made: its folder, where `./data` would be, is still empty. */
async function expectNothingDone(environment: Environment, complaints: readonly RegExp[]) {
  const cwd = emptyFolder();
  const program = run(environment, { cwd });
  await expectRefused(program, complaints);
  expect(program.stdout()).toBe('');
  expect(readdirSync(cwd)).toEqual([]);
}

async function fakeSlack(http?: { target: string; signingSecret: string }): Promise<FakeSlack> {
  const fake = await startFakeSlack(http === undefined ? {} : { http });
  onTestFinished(() => fake.close());
  return fake;
}

/** A port that is held until the test is over. */
async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Sends the signal; how it ended, and whether in time. */
async function stopped(program: Program, signal: NodeJS.Signals = 'SIGTERM') {
  const start = Date.now();
  program.kill(signal);
  const exit = await program.exit;
  return { ...exit, inTime: Date.now() - start < stopWithinMs };
}

const stoppedWell = { code: 0, signal: null, inTime: true };

describe('an environment that is missing something, or contradicts itself', () => {
  it.each<[string, Environment, readonly RegExp[]]>([
    [
      'an app token without a bot token',
      { SLACK_APP_TOKEN: tokens.SLACK_APP_TOKEN },
      [/^ConfigError: SLACK_BOT_TOKEN: missing: .*bot token/],
    ],
    [
      'a signing secret without a bot token',
      { SLACK_SIGNING_SECRET: secret },
      [/^ConfigError: SLACK_BOT_TOKEN: missing: .*bot token/],
    ],
    [
      'a bot token alone',
      { SLACK_BOT_TOKEN: tokens.SLACK_BOT_TOKEN },
      [/^ConfigError: SLACK_APP_TOKEN: missing: .*SLACK_SIGNING_SECRET/],
    ],
    [
      'both ways to be reached',
      { ...tokens, SLACK_SIGNING_SECRET: secret },
      [/^ConfigError: SLACK_APP_TOKEN, SLACK_SIGNING_SECRET: set one of the two/],
    ],
    [
      'tokens in each other’s place',
      { SLACK_BOT_TOKEN: tokens.SLACK_APP_TOKEN, SLACK_APP_TOKEN: tokens.SLACK_BOT_TOKEN },
      [/^ConfigError: SLACK_BOT_TOKEN: .*xoxb-/, /^ConfigError: SLACK_APP_TOKEN: .*xapp-/],
    ],
    [
      'everything at once',
      {
        ...tokens,
        SLACK_API_URL: 'slack.com',
        PORT: '70000',
        DATABASE_URL: `mysql://srm:${secret}@db/srm`,
        LOG_LEVEL: 'debug',
        SRM_CLOCK: 'tomorrow',
        RETENTION_DAYS: '0',
      },
      [
        /^ConfigError: SLACK_API_URL: must be an http\(s\) address/,
        /^ConfigError: PORT: must be a port number/,
        /^ConfigError: DATABASE_URL: must be a postgres:\/\/ address/,
        /^ConfigError: LOG_LEVEL: must be info/,
        /^ConfigError: SRM_CLOCK: must be an ISO instant/,
        /^ConfigError: RETENTION_DAYS: must be a number of days/,
      ],
    ],
    [
      'an overlay folder that is not there',
      { ...tokens, KNOWLEDGE_OVERLAY: '/no/such/folder' },
      [/^ConfigError: KNOWLEDGE_OVERLAY: there is no folder \/no\/such\/folder/],
    ],
    [
      'a database that nobody serves',
      { ...tokens, DATABASE_URL: `postgres://srm:${secret}@127.0.0.1:1/srm` },
      [/^StoreError: PostgreSQL at 127\.0\.0\.1:1\/srm: cannot be reached .*DATABASE_URL/],
    ],
  ])('%s is refused, with nothing done', async (_, environment, complaints) => {
    await expectNothingDone(environment, complaints);
  });

  it('no tokens where the local workspace is not installed is refused, with nothing done', async () => {
    const product = emptyFolder();
    const inProduct = (path: string): boolean => !['dev', 'test', 'bench'].includes(basename(path));
    cpSync(join(repository, 'dist'), join(product, 'dist'), { recursive: true, filter: inProduct });
    writeFileSync(join(product, 'package.json'), '{"type":"module"}');
    symlinkSync(join(repository, 'node_modules'), join(product, 'node_modules'));
    const cwd = emptyFolder();

    const program = run({}, { cwd, program: join(product, 'dist/src/main.js') });

    await expectRefused(program, [
      /^ConfigError: SLACK_BOT_TOKEN, SLACK_APP_TOKEN: missing, .*set both/,
    ]);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('an overlay that is broken', () => {
  const brokenYaml = { 'concerns/torn.yaml': 'id: torn\nasks: [who tears it\nname: "torn\n' };
  const missingOwner = {
    'concerns/orphan.yaml': concern('orphan', {
      lines: [{ models, because: 'Nobody says.', aws: ['A.'], customer: ['B.'] }],
    }),
  };
  const oneId = { 'concerns/a.yaml': concern('twice'), 'concerns/b.yaml': concern('twice') };
  const unknownService = {
    'concerns/lost.yaml': concern('lost', {
      exceptions: [line('aws', { services: ['ec2', 'no-such-service'] })],
    }),
  };
  const torn = /^KnowledgeError: concerns\/torn\.yaml: .+/;
  const orphan =
    /^KnowledgeError: concerns\/orphan\.yaml: the owner is missing or unknown: write aws, .* → at lines\[0\]\.owner$/;
  const twice =
    /^KnowledgeError: concerns\/b\.yaml: id "twice" is also in concerns\/a\.yaml; keep one of the two → at id$/;
  const lost =
    /^KnowledgeError: concerns\/lost\.yaml: .*"no-such-service".* → at exceptions\[0\]\.services/;

  it.each<[string, Readonly<Record<string, unknown>>, readonly RegExp[]]>([
    ['YAML that cannot be read', brokenYaml, [torn]],
    ['an owner that is missing', missingOwner, [orphan]],
    ['two concerns with one id', oneId, [twice]],
    ['a service that does not exist', unknownService, [lost]],
    [
      'several at once',
      { ...brokenYaml, ...missingOwner, ...oneId, ...unknownService },
      [torn, twice, orphan, lost],
    ],
  ])('is refused with file and field, with nothing done: %s', async (_, files, complaints) => {
    await expectNothingDone({ ...tokens, KNOWLEDGE_OVERLAY: folderOf(files) }, complaints);
  });
});

describe('a data directory that cannot be used', () => {
  it('is refused when a file stands in its place', async () => {
    const file = join(emptyFolder(), 'taken');
    writeFileSync(file, 'a file');
    await expectNothingDone({ ...tokens, DATA_DIR: file }, [
      /^StoreError: DATA_DIR .*taken: is not a folder: name a folder/,
    ]);
    await expectNothingDone({ ...tokens, DATA_DIR: join(file, 'below') }, [
      /^StoreError: DATA_DIR .*below: is not a folder: name a folder/,
    ]);
  });

  it('is refused when its database is none', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'srm.db'), 'words of somebody, long enough to be read as a header');
    await expectNothingDone({ ...tokens, DATA_DIR: folder }, [
      /^StoreError: .*srm\.db: is not a database, .*move the file away/,
    ]);
  });

  // Root may write anywhere but in the kernel's own folders.
  it.runIf(process.platform === 'linux')('is refused when it cannot be written', async () => {
    await expectNothingDone({ ...tokens, DATA_DIR: '/sys/srm' }, [
      /^StoreError: DATA_DIR \/sys\/srm: cannot be .*: (?:give|name)/,
    ]);
  });

  it('is refused when another srm holds it, which goes on undisturbed', async () => {
    const fake = await fakeSlack();
    const cwd = emptyFolder();
    const first = await connected(bySocket(fake), { cwd });

    const second = run(bySocket(fake), { cwd });
    await expectRefused(second, [/^StoreError: .*srm\.db: is in use .*stop the other srm/]);

    const asked = await fake.say({ text: '<@UBOT> who patches the OS on RDS?' });
    await fake.until(() => fake.posted('C1', asked).length === 1);
    expect(await stopped(first)).toEqual(stoppedWell);
  });
});

describe('what Slack does not take', () => {
  it.each<[string, Environment, RegExp]>([
    [
      'the bot token',
      { SLACK_BOT_TOKEN: tokens.SLACK_BOT_TOKEN },
      /^SlackError: SLACK_BOT_TOKEN: Slack answered invalid_auth: copy /,
    ],
    [
      'the app token',
      { SLACK_APP_TOKEN: tokens.SLACK_APP_TOKEN },
      /^SlackError: SLACK_APP_TOKEN: Slack answered invalid_auth: make /,
    ],
  ])('is refused: %s; the same folder serves when it is corrected', async (_, wrong, complaint) => {
    const fake = await fakeSlack();
    const cwd = emptyFolder();

    await expectRefused(run({ ...bySocket(fake), ...wrong }, { cwd }), [complaint]);

    expect(fake.socket.connections()).toBe(0);
    const program = await connected(bySocket(fake), { cwd });
    expect(await stopped(program)).toEqual(stoppedWell);
  });

  it('is refused where nobody answers, with the address', async () => {
    const SLACK_API_URL = `http://127.0.0.1:${await freePort()}/api/`;
    await expectRefused(run({ ...tokens, SLACK_API_URL }, { cwd: emptyFolder() }), [
      /^SlackError: Slack cannot be reached at http:\/\/127\.0\.0\.1:\d+\/api\/ \(ECONNREFUSED\): check network/,
    ]);
  });

  it('is refused before it leaves when a token holds what no header can', async () => {
    const SLACK_API_URL = `http://127.0.0.1:${await freePort()}/api/`;
    const wrong = { ...tokens, SLACK_BOT_TOKEN: `xoxb-${secret}\nxoxb-${secret}`, SLACK_API_URL };
    await expectNothingDone(wrong, [/^ConfigError: SLACK_BOT_TOKEN: must be a bot token/]);
  });
});

describe('a port that is taken', () => {
  it('is refused in HTTP mode', async () => {
    const fake = await fakeSlack();
    const port = await takenPort();
    const { SLACK_APP_TOKEN: _, ...environment } = bySocket(fake);
    const http = { SLACK_SIGNING_SECRET: secret, HOST: '127.0.0.1', PORT: String(port) };
    await expectRefused(run({ ...environment, ...http }, { cwd: emptyFolder() }), [
      new RegExp(`^SlackError: PORT: ${port} is taken on 127\\.0\\.0\\.1: stop .* or set PORT`),
    ]);
  });

  it('is refused in the local workspace', async () => {
    const port = await takenPort();
    await expectRefused(run({ PORT: String(port) }, { cwd: emptyFolder() }), [
      new RegExp(`^ConfigError: HOST, PORT: .*127\\.0\\.0\\.1:${port} .*choose another PORT`),
    ]);
  });

  it('is no matter in Socket Mode, which opens none', async () => {
    const fake = await fakeSlack();
    const PORT = String(await takenPort());
    const program = await connected({ ...bySocket(fake), PORT }, { cwd: emptyFolder() });
    expect(await stopped(program)).toEqual(stoppedWell);
  });
});

it('an address outside this machine is refused by the local workspace', async () => {
  await expectRefused(run({ PORT: '0', HOST: '0.0.0.0' }, { cwd: emptyFolder() }), [
    /^ConfigError: HOST, PORT: .*0\.0\.0\.0.* leave HOST out/,
  ]);
});

describe('a healthy start', () => {
  const question = 'quisquilien: who patches the OS on RDS?';

  /** Asks, waits for the answer, and stops: nothing said is in the log, no token, no trace. */
  async function expectAnswersAndStops(fake: FakeSlack, program: Program, signal: NodeJS.Signals) {
    expect(program.stdout()).toMatch(/"sinceStartMs":\d+.*"msg":"ready to connect"/);
    const asked = await fake.say({ text: `<@UBOT> ${question}` });
    await fake.until(() => fake.posted('C1', asked).length === 1);
    expect(fake.posted('C1', asked)[0]?.metadata).toMatchObject({
      event_type: 'srm_answer',
      event_payload: { kind: 'responsibility', owner: 'aws', service: 'rds' },
    });
    expect(await stopped(program, signal)).toEqual(stoppedWell);
    expect(program.stderr()).toBe('');
    expect(program.stdout()).not.toMatch(/quisquilien|xoxb-|xapp-|fake-signing|"level":[456]0/);
  }

  it('by Socket Mode says ready, answers, and ends with 0 on SIGTERM', async () => {
    const fake = await fakeSlack();
    const program = await connected(bySocket(fake), { cwd: emptyFolder() });
    await expectAnswersAndStops(fake, program, 'SIGTERM');
    expect(fake.socket.connections()).toBe(0);
  });

  it('by HTTP says ready, answers, and ends with 0 on SIGINT', async () => {
    const port = await freePort();
    const signingSecret = 'fake-signing-secret';
    const target = `http://127.0.0.1:${port}/slack/events`;
    const fake = await fakeSlack({ target, signingSecret });
    const { SLACK_APP_TOKEN: _, ...environment } = bySocket(fake);
    const http = { SLACK_SIGNING_SECRET: signingSecret, HOST: '127.0.0.1', PORT: String(port) };
    const program = await connected({ ...environment, ...http }, { cwd: emptyFolder() });
    await expectAnswersAndStops(fake, program, 'SIGINT');
  });

  it('without tokens prints the address of the local workspace, and ends with 0 on SIGTERM', async () => {
    const program = await connected({ PORT: '0' }, { cwd: emptyFolder() });
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(program.stdout()) ?? [];
    expect(await fetch(address)).toMatchObject({ status: 200 });
    expect(await stopped(program)).toEqual(stoppedWell);
  });

  it('ends with 0 on a signal that comes while it connects', async () => {
    const fake = await fakeSlack();
    const program = run(bySocket(fake), { cwd: emptyFolder() });
    await program.says('ready to connect');
    expect(await stopped(program)).toEqual(stoppedWell);
  });

  it('makes the data directory for its owner only, and leaves one closed file', async () => {
    const fake = await fakeSlack();
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'deep'));
    const DATA_DIR = join(cwd, 'deep', 'er', 'data');
    const program = await connected({ ...bySocket(fake), DATA_DIR }, { cwd });
    expect(await stopped(program)).toEqual(stoppedWell);
    expect(readdirSync(DATA_DIR)).toEqual(['srm.db']);
  });
});
