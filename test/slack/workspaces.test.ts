import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { boltLogger } from '../../src/slack/log.ts';
import { type Credentials, createWorkspaces } from '../../src/slack/workspaces.ts';

/** Workspaces over what is kept of them, by team, and a clock to move. */
function kept(tokens: Map<string, string>) {
  const log = pino({ level: 'silent' });
  const clock = { ms: 0 };
  const reads: string[] = [];
  const workspaces = createWorkspaces({
    credentialsOf: async (team): Promise<Credentials | undefined> => {
      reads.push(team);
      const botToken = tokens.get(team);
      return botToken === undefined
        ? undefined
        : { team, botToken, botUserId: `U${team}`, botId: `B${team}` };
    },
    slackApiUrl: undefined,
    log,
    logger: boltLogger(log),
    now: () => new Date(clock.ms),
  });
  return { workspaces, reads, clock };
}

const minuteMs = 60_000;

describe('workspaces', () => {
  it('each have a client and a user of their own', async () => {
    const { workspaces } = kept(
      new Map([
        ['T1', 'xoxb-1'],
        ['T2', 'xoxb-2'],
      ]),
    );
    const [one, two] = [await workspaces.find('T1'), await workspaces.find('T2')];

    expect(one?.client).not.toBe(two?.client);
    expect([one?.botToken, two?.botToken]).toEqual(['xoxb-1', 'xoxb-2']);
    expect([workspaces.self('T1'), workspaces.self('T2'), workspaces.self('T3')]).toEqual([
      'UT1',
      'UT2',
      '',
    ]);
  });

  it('are read once a minute, and keep their client as long as the token is the same', async () => {
    const tokens = new Map([['T1', 'xoxb-1']]);
    const { workspaces, reads, clock } = kept(tokens);
    const first = await workspaces.find('T1');

    clock.ms += minuteMs - 1;
    await workspaces.find('T1');
    expect(reads).toHaveLength(1);
    clock.ms += 1;
    expect((await workspaces.find('T1'))?.client).toBe(first?.client);
    expect(reads).toHaveLength(2);
    tokens.set('T1', 'xoxb-another');
    clock.ms += minuteMs;
    expect((await workspaces.find('T1'))?.client).not.toBe(first?.client);
  });

  it('that are not installed are asked for each time: they may be the next moment', async () => {
    const tokens = new Map<string, string>();
    const { workspaces } = kept(tokens);

    expect(await workspaces.find('T1')).toBeUndefined();
    expect(await workspaces.standingOf('T1')).toBe('absent');
    tokens.set('T1', 'xoxb-1');
    expect(await workspaces.standingOf('T1')).toBe('ready');
  });

  it('rest alone for five minutes when Slack does not take their token', async () => {
    const { workspaces, clock } = kept(
      new Map([
        ['T1', 'xoxb-1'],
        ['T2', 'xoxb-2'],
      ]),
    );
    await workspaces.find('T1');
    await workspaces.find('T2');

    workspaces.refused('T1', 'token_revoked');

    expect(await workspaces.find('T1')).toBeUndefined();
    expect(await workspaces.standingOf('T1')).toBe('resting');
    expect(await workspaces.standingOf('T2')).toBe('ready');
    clock.ms += 5 * minuteMs;
    expect(await workspaces.standingOf('T1')).toBe('ready');
  });

  it('go on at once with a new token', async () => {
    const tokens = new Map([['T1', 'xoxb-1']]);
    const { workspaces } = kept(tokens);
    await workspaces.find('T1');

    workspaces.refused('T1', 'invalid_auth');
    tokens.set('T1', 'xoxb-anew');

    expect((await workspaces.find('T1'))?.botToken).toBe('xoxb-anew');
  });

  it('go on when Slack refuses something else', async () => {
    const { workspaces } = kept(new Map([['T1', 'xoxb-1']]));
    await workspaces.find('T1');

    workspaces.refused('T1', 'channel_not_found');

    expect(await workspaces.standingOf('T1')).toBe('ready');
  });

  it('make room for others beyond a thousand', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => `T${at}`);
    const { workspaces, reads } = kept(new Map(many.map((team) => [team, `xoxb-${team}`])));
    for (const team of many) await workspaces.find(team);

    await workspaces.find('T1000');
    await workspaces.find('T0');

    expect(reads).toHaveLength(1002);
  });
});
