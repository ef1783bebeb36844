import { randomBytes } from 'node:crypto';
import { onTestFinished, vi } from 'vitest';
import type { Connection, TokenKey } from '../../../src/connection.ts';
import { createSlack, type Slack, type SlackParts } from '../../../src/slack/app.ts';
import type { Consent } from '../../fake-slack/oauth.ts';
import { freePort, type Stage, stage } from '../stage.ts';
import { type Browser, openBrowser, type Shown } from './browser.ts';

export const signingSecret = 'signing-secret';

export const newKey = (id: string): TokenKey => ({ id, key: randomBytes(32) });

export type InstallStage = Stage & {
  readonly base: string;
  readonly target: string;
  readonly connection: Extract<Connection, { kind: 'oauth' }>;
  /** Another process on the same store, in place of the one that runs. */
  readonly restart: (over: Partial<InstallStage['connection']>) => Promise<Slack>;
};

/** The app for many workspaces, running by HTTP. */
export async function installing(over: Partial<SlackParts> = {}): Promise<InstallStage> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const target = `${base}/slack/events`;
  const set = await stage(over, { http: { target, signingSecret } });
  const { oauth } = set.fake.state;
  oauth.redirectUrl = `${base}/slack/oauth_redirect`;
  const connection = {
    kind: 'oauth',
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: 'a state secret',
    tokenKeys: [newKey('k1')],
    signingSecret,
    host: '127.0.0.1',
    port,
  } as const;
  const startWith = async (changed: Partial<InstallStage['connection']>): Promise<Slack> => {
    const slack = createSlack({ ...set.parts, connection: { ...connection, ...changed } });
    await slack.start();
    return slack;
  };
  let slack = await startWith({});
  const running = { slack };
  onTestFinished(() => running.slack.stop().catch(() => undefined));
  const restart = async (changed: Partial<InstallStage['connection']>): Promise<Slack> => {
    await slack.stop();
    slack = await startWith(changed);
    running.slack = slack;
    // Connections that were kept open led to the one that ended.
    await vi.waitFor(() => fetch(base), 10_000);
    return slack;
  };
  return { ...set, slack, base, target, connection, restart };
}

/** Somebody opens the start page, goes to Slack and does as told there; gives back where Slack sends them. */
export async function askSlack(
  { base }: InstallStage,
  browser: Browser,
  { team, kind = 'allow' }: { readonly team: string; readonly kind?: Consent['kind'] },
): Promise<string> {
  const start = await browser.get(`${base}/slack/install`);
  const consent = new URL(start.link);
  consent.searchParams.set('as_team', team);
  consent.searchParams.set('as_kind', kind);
  return (await browser.get(consent.href)).location;
}

/** The whole way, in a browser of its own. */
export async function install(
  set: InstallStage,
  team: string,
  kind: Consent['kind'] = 'allow',
): Promise<Shown> {
  const browser = openBrowser();
  return browser.get(await askSlack(set, browser, { team, kind }));
}
