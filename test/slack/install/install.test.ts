import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openBrowser } from './browser.ts';
import { askSlack, install, installing } from './stage.ts';

const Manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

describe('installing', () => {
  it('begins on a page that leads to Slack, with the scopes of the manifest and a state', async () => {
    const { base, fake } = await installing();

    const start = await openBrowser().get(`${base}/slack/install`);

    const consent = new URL(start.link);
    const { oauth_config } = Manifest.parse(JSON.parse(readFileSync('manifest.json', 'utf8')));
    expect(start.status).toBe(200);
    expect(`${consent.origin}${consent.pathname}`).toBe(
      new URL('/oauth/v2/authorize', fake.apiUrl).href,
    );
    expect(consent.searchParams.get('client_id')).toBe(fake.state.oauth.clientId);
    expect(consent.searchParams.get('scope')?.split(',')).toEqual(oauth_config.scopes.bot);
    expect(consent.searchParams.get('state')).not.toBe('');
  });

  it('ends with the workspace answered by its own token, and others not', async () => {
    const set = await installing();
    const { fake } = set;
    fake.addWorkspace('T7', 'C7', { installed: false });

    const done = await install(set, 'T7');
    const ts = await fake.say({ channel: 'C7', text: '<@UBOTT7> who patches RDS?' });
    await fake.until(() => fake.posted('C7', ts).length > 0);
    await fake.say({ text: '<@UBOT> who patches RDS?' });

    expect(done.status).toBe(200);
    expect(fake.posted('C7')[0]?.botId).toBe('BBOTT7');
    expect(fake.posted('C1')).toEqual([]);
    expect(fake.calls('oauth.v2.access').map(({ answer }) => answer)).toEqual(['ok']);
  });

  it('shows pages that hold no secret, run nothing, and escape what Slack says', async () => {
    const set = await installing();
    const { fake, base, connection } = set;
    const start = await openBrowser().get(`${base}/slack/install`);
    const done = await install(set, 'T7');
    const failed = await openBrowser().get(`${base}/slack/oauth_redirect?code=<b>&state=<script>`);

    for (const { html, headers } of [start, done, failed]) {
      for (const secret of [
        ...fake.state.bots.keys(),
        connection.clientSecret,
        connection.stateSecret,
        connection.signingSecret,
      ]) {
        expect(html).not.toContain(secret);
      }
      expect(html).not.toMatch(/<script|<b>/);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect(done.html).toContain('Workspace &lt;b&gt;T7&lt;/b&gt; &amp; &quot;friends&quot;');
  });

  it('keeps the token sealed, and logs ids only', async () => {
    const set = await installing();
    await install(set, 'T7');

    const kept = await set.store.findInstallation('T7');

    expect(kept).toMatchObject({ team: 'T7', keyId: 'k1' });
    expect(JSON.stringify(kept)).not.toContain('xoxb');
    expect(set.logged()).toContain('"team":"T7"');
    expect(set.logged()).not.toMatch(/xox|secret|code-1|friends/);
  });
});

describe('nothing is installed when', () => {
  const refusals = async (set: Awaited<ReturnType<typeof installing>>) => ({
    asked: set.fake.calls('oauth.v2.access').length,
    kept: await set.store.installations(10),
  });

  it('somebody does not agree', async () => {
    const set = await installing();

    const shown = await install(set, 'T7', 'deny');

    expect(shown.status).toBe(403);
    expect(shown.html).toContain('Nothing was installed');
    expect(await refusals(set)).toEqual({ asked: 0, kept: [] });
  });

  it('the state is another’s: made up, of another secret, or for another browser', async () => {
    const set = await installing();
    const [mine, theirs] = [openBrowser(), openBrowser()];
    const back = new URL(await askSlack(set, theirs, { team: 'T7' }));
    const madeUp = new URL(back);
    madeUp.searchParams.set('state', 'made-up');
    await mine.get(`${set.base}/slack/install`);

    const shown = [await mine.get(back.href), await theirs.get(madeUp.href)];
    // The cookie is gone with the first try, whatever became of it.
    shown.push(await theirs.get(back.href));

    expect(shown.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(await refusals(set)).toEqual({ asked: 0, kept: [] });
  });

  it('the state was signed by another secret, cookie and all', async () => {
    const set = await installing();
    const browser = openBrowser();
    const back = await askSlack(set, browser, { team: 'T7' });
    await set.restart({ stateSecret: 'another secret' });

    expect((await browser.get(back)).status).toBe(400);
    expect(await refusals(set)).toEqual({ asked: 0, kept: [] });
  });

  it('the state was used before, though the browser kept its cookie', async () => {
    const set = await installing();
    const browser = openBrowser();
    const back = await askSlack(set, browser, { team: 'T7' });
    const cookies = [...browser.cookies];

    const first = await browser.get(back);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    const second = await browser.get(back);

    expect([first.status, second.status]).toEqual([200, 400]);
    expect((await refusals(set)).asked).toBe(1);
  });

  it('it took more than ten minutes', async () => {
    const set = await installing();
    const [slow, quick] = [openBrowser(), openBrowser()];
    const back = await askSlack(set, slow, { team: 'T7' });

    set.later(601_000);
    const late = await slow.get(back);
    const inTime = await askSlack(set, quick, { team: 'T8' });
    set.later(599_000);

    expect(late.status).toBe(400);
    expect((await quick.get(inTime)).status).toBe(200);
  });

  it('the code is not Slack’s, or Slack is not there', async () => {
    const set = await installing();
    const browser = openBrowser();
    const madeUp = new URL(await askSlack(set, browser, { team: 'T7' }));
    madeUp.searchParams.set('code', 'made-up');

    const refused = await browser.get(madeUp.href);
    set.fake.fail('oauth.v2.access', { kind: 'status', status: 503, done: false });
    const broken = await install(set, 'T7');

    expect([refused.status, broken.status]).toEqual([400, 502]);
    expect(broken.html).toContain('Slack did not finish the installation');
    expect((await refusals(set)).kept).toEqual([]);
  });

  it('the store cannot keep it', async () => {
    const set = await installing();
    const browser = openBrowser();
    const back = await askSlack(set, browser, { team: 'T7' });
    await set.store.close();

    const shown = await browser.get(back);

    expect(shown.status).toBe(500);
    expect(shown.html).toContain('Something went wrong on our side');
  });

  it.each([
    ['for the organisation', 'one workspace at a time'],
    ['with rotation', 'token rotation'],
    ['without a bot', 'no bot token'],
  ] as const)('Slack grants it %s; a token that came is given back', async (kind, words) => {
    const set = await installing();

    const shown = await install(set, 'T7', kind);

    expect(shown.status).toBeGreaterThanOrEqual(400);
    expect(shown.html).toContain(words);
    expect((await refusals(set)).kept).toEqual([]);
    expect([...set.fake.state.bots.values()].filter(({ team }) => team === 'T7')).toEqual(
      kind === 'without a bot' ? [{ team: 'T7', botUser: 'UBOTT7', botId: 'BBOTT7' }] : [],
    );
  });

  it('the address is not one of a person’s browser', async () => {
    const { base } = await installing();

    const post = await fetch(`${base}/slack/install`, { method: 'POST' });
    const bare = await fetch(`${base}/slack/oauth_redirect`);

    expect([post.status, bare.status]).toEqual([404, 400]);
  });
});
