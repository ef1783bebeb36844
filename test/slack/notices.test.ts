import { describe, expect, it, vi } from 'vitest';
import { signedRequest } from '../fake-slack/http-mode.ts';
import { type InstallStage, install, installing, signingSecret } from './install/stage.ts';
import { running } from './stage.ts';

/** Two workspaces, in both of which something was asked. */
async function used(): Promise<InstallStage> {
  const set = await installing();
  for (const team of ['T7', 'T8']) {
    set.fake.addWorkspace(team, `C${team}`, { installed: false });
    await install(set, team);
    await answered(set, team);
  }
  return set;
}

async function answered({ fake }: InstallStage, team: string): Promise<string> {
  const channel = `C${team}`;
  const ts = await fake.say({ channel, text: `<@UBOT${team}> who patches RDS?` });
  await fake.until(() => fake.posted(channel, ts).length > 0);
  return ts;
}

/** Waits until the token is known to be dead. */
async function rests({ logged }: InstallStage): Promise<void> {
  await vi.waitFor(() => expect(logged()).toContain('Slack does not take the token'), 10_000);
}

describe('uninstalled', () => {
  it.each([
    ['app_uninstalled first', [0, 1]],
    ['tokens_revoked first', [1, 0]],
    ['both twice', [0, 1, 1, 0]],
    ['tokens_revoked alone', [1]],
  ] as const)('%s: nothing is kept of the workspace, and others go on', async (_name, order) => {
    const set = await used();
    const { fake, store } = set;
    const ts = await answered(set, 'T7');
    const notices = fake.uninstall('T7');

    for (const at of order) await fake.send(notices[at]);

    expect(await store.findInstallation('T7')).toBeUndefined();
    expect(await store.topic('T7', `CT7/${ts}`)).toBeUndefined();
    expect(await store.forgetTeam('T7')).toBe(0);
    expect(await answered(set, 'T8')).toMatch(/\d/);
  });

  it('and installed again it starts clean, though Slack sends the old notices late', async () => {
    const set = await used();
    const { fake, store } = set;
    const notices = fake.uninstall('T7', Math.floor(Date.now() / 1000) - 60);
    await fake.send(notices[0]);
    await install(set, 'T7');

    for (const notice of notices) await fake.send(notice);

    expect(await answered(set, 'T7')).toMatch(/\d/);
    expect((await store.findInstallation('T7'))?.team).toBe('T7');
  });

  it('is acknowledged only when it is done', async () => {
    const { fake, store, target } = await used();
    const [notice] = fake.uninstall('T7');
    await store.close();

    expect((await signedRequest(target, signingSecret, 'events_api', notice)).status).toBe(500);
  });

  it('counts for the one workspace of a bot token too', async () => {
    const { fake, store } = await running();
    const ts = await fake.say({ text: '<@UBOT> who patches RDS?' });
    await fake.until(() => fake.posted('C1', ts).length > 0);

    await fake.send(fake.uninstall('T1')[0]);

    expect(await store.forgetTeam('T1')).toBe(0);
  });

  it('is not what the end of a person’s own token means', async () => {
    const { fake, store, ...set } = await used();
    const tokens = { oauth: ['U1'] };
    await fake.send(fake.body({ type: 'tokens_revoked', tokens }, 'T7'));

    expect((await store.findInstallation('T7'))?.team).toBe('T7');
    expect(await answered({ fake, store, ...set }, 'T7')).toMatch(/\d/);
  });
});

describe('a token that Slack does not take any more', () => {
  it('stops its workspace, and no other', async () => {
    const set = await used();
    const { fake } = set;
    fake.revoke('T7');

    await fake.say({ channel: 'CT7', text: '<@UBOTT7> who patches RDS?' });
    await rests(set);
    const calls = fake.calls('chat.postMessage').length;
    await fake.say({ channel: 'CT7', text: '<@UBOTT7> who patches EC2?' });
    await answered(set, 'T8');

    expect(fake.calls('chat.postMessage')).toHaveLength(calls + 1);
    expect(fake.calls('chat.postMessage').filter(({ answer }) => answer !== 'ok')).toHaveLength(1);
  });

  it('is replaced by installing again, at once', async () => {
    const set = await used();
    const { fake } = set;
    fake.revoke('T7');
    await fake.say({ channel: 'CT7', text: '<@UBOTT7> who patches RDS?' });
    await rests(set);

    await install(set, 'T7');

    expect(await answered(set, 'T7')).toMatch(/\d/);
  });
});

it('that Slack holds events back is acknowledged, and logged by the workspace', async () => {
  const set = await used();
  const body = {
    type: 'app_rate_limited',
    team_id: 'T7',
    minute_rate_limited: 1,
    api_app_id: 'A1',
  };

  const answer = await signedRequest(set.target, signingSecret, 'events_api', body);

  expect(answer.status).toBe(200);
  expect(set.logged()).toMatch(/"team":"T7","msg":"Slack holds events back/);
});
