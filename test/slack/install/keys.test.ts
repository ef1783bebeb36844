import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createInstallations } from '../../../src/slack/install/installations.ts';
import { type InstallStage, install, installing, newKey } from './stage.ts';

/** A mention in a workspace, and how often it was answered once a later one is. */
async function answersIn({ fake }: InstallStage, team: string, channel: string): Promise<number> {
  const ts = await fake.say({ channel, text: `<@UBOT${team}> who patches RDS?` });
  await fake.until(() => fake.posted(channel, ts).length > 0);
  return fake.posted(channel, ts).length;
}

async function twoWorkspaces(): Promise<InstallStage> {
  const set = await installing();
  for (const team of ['T7', 'T8']) {
    set.fake.addWorkspace(team, `C${team}`, { installed: false });
    await install(set, team);
  }
  return set;
}

describe('a key', () => {
  it('is rotated: what the old one sealed is sealed anew, and then it can go', async () => {
    const set = await twoWorkspaces();
    const { tokenKeys } = set.connection;
    const next = newKey('k2');

    await set.restart({ tokenKeys: [next, ...tokenKeys] });
    const keyIds = (await set.store.installations(10)).map(({ keyId }) => keyId);
    await set.restart({ tokenKeys: [next] });

    expect(keyIds).toEqual(['k2', 'k2']);
    expect(await answersIn(set, 'T7', 'CT7')).toBe(1);
    expect(await answersIn(set, 'T8', 'CT8')).toBe(1);
  });

  it('that is old seals anew on reading too, but never over a newer installation', async () => {
    const set = await twoWorkspaces();
    const { store, connection } = set;
    const log = pino({ level: 'silent' });
    const parts = { store, log, now: () => new Date() };
    const [k2, k3] = [newKey('k2'), newKey('k3')];
    const rotated = createInstallations({ ...parts, tokenKeys: [k2, ...connection.tokenKeys] });
    const slow = createInstallations({
      ...parts,
      tokenKeys: [k3, ...connection.tokenKeys],
      store: {
        ...store,
        // Between its reading and its writing the other seals.
        resealInstallation: async (...args) => {
          await rotated.credentialsOf('T7');
          return store.resealInstallation(...args);
        },
      },
    });

    const [first, second] = [await slow.credentialsOf('T7'), await rotated.credentialsOf('T7')];

    expect(first).toEqual(second);
    expect((await store.findInstallation('T7'))?.keyId).toBe('k2');
  });

  it('that is lost stops those it sealed for, says so once, and nobody else', async () => {
    const set = await twoWorkspaces();
    const { fake, store } = set;
    const [t8] = await store.installations(1, 'T7');
    const next = newKey('k2');
    await set.restart({ tokenKeys: [next, ...set.connection.tokenKeys] });
    if (t8 !== undefined) await store.putInstallation(t8, new Date());
    await set.restart({ tokenKeys: [next] });

    await fake.say({ channel: 'CT8', text: '<@UBOTT8> who patches RDS?' });
    await fake.say({ channel: 'CT8', text: '<@UBOTT8> who patches EC2?' });
    expect(await answersIn(set, 'T7', 'CT7')).toBe(1);

    expect(fake.posted('CT8')).toEqual([]);
    expect(set.logged().match(/"why":"no key"/g)).toHaveLength(1);
  });
});

describe('a row of the store', () => {
  it('that was changed opens nothing, and the workspace may install again', async () => {
    const set = await twoWorkspaces();
    const { fake, store } = set;
    const kept = await store.findInstallation('T7');
    if (kept === undefined) throw new Error('not installed');
    const sealed = kept.sealed.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    await store.putInstallation({ ...kept, sealed }, new Date());
    await set.restart({});

    await fake.say({ channel: 'CT7', text: '<@UBOTT7> who patches RDS?' });
    expect(await answersIn(set, 'T8', 'CT8')).toBe(1);
    expect(fake.posted('CT7')).toEqual([]);
    expect(set.logged()).toContain('"why":"broken"');

    await install(set, 'T7');
    expect(await answersIn(set, 'T7', 'CT7')).toBe(1);
  });

  it('that was moved to another workspace opens nothing there', async () => {
    const set = await twoWorkspaces();
    const { fake, store } = set;
    const kept = await store.findInstallation('T7');
    if (kept === undefined) throw new Error('not installed');
    fake.addWorkspace('T9', 'CT9', { installed: false });
    await store.putInstallation({ ...kept, team: 'T9' }, new Date());

    await fake.say({ channel: 'CT9', text: '<@UBOTT9> who patches RDS?' });
    expect(await answersIn(set, 'T8', 'CT8')).toBe(1);

    expect(fake.posted('CT9')).toEqual([]);
    expect(fake.calls('chat.postMessage')).toHaveLength(1);
    expect(set.logged()).toContain('"why":"broken"');
  });
});
