import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach } from 'vitest';
import { WebSocket } from 'ws';
import type { Act } from '../../../dev/workspace/acts.ts';
import type { Change, FromServer, Snapshot } from '../../../dev/workspace/wire.ts';
import {
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../../dev/workspace/workspace.ts';

const leftovers: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of leftovers.splice(0).reverse()) await end();
});

/** Things in the order they came; waits for the first that fits, also among those already here. */
export function createInbox<T>() {
  const got: T[] = [];
  const waiting: { fits(it: T): boolean; done(it: T): void }[] = [];
  return {
    got,
    put: (it: T) => {
      got.push(it);
      for (const one of waiting) if (one.fits(it)) one.done(it);
    },
    first: (fits: (it: T) => boolean): Promise<T> => {
      const here = got.find(fits);
      if (here !== undefined) return Promise.resolve(here);
      return new Promise((done) => waiting.push({ fits, done }));
    },
  };
}

/** What a person's page hears and does. */
export async function openPage(workspace: Workspace) {
  const socket = new WebSocket(`${workspace.url.replace('http', 'ws')}live`);
  leftovers.push(() => socket.terminate());
  const inbox = createInbox<Change>();
  const snapshot = await new Promise<Snapshot>((resolve) => {
    socket.on('message', (data) => {
      const word: FromServer = JSON.parse(String(data));
      if (word.kind === 'snapshot') resolve(word);
      else inbox.put(word);
    });
  });
  const first = async <K extends Change['kind']>(
    kind: K,
    fits: (it: Extract<Change, { kind: K }>) => boolean = () => true,
  ): Promise<Extract<Change, { kind: K }>> => {
    const isIt = (it: Change): it is Extract<Change, { kind: K }> => it.kind === kind;
    const found = await inbox.first((it) => isIt(it) && fits(it));
    if (!isIt(found)) throw new Error('unreachable');
    return found;
  };
  return {
    snapshot,
    got: inbox.got,
    first,
    message: async (text: string) =>
      (await first('message', ({ message }) => message.text === text)).message,
    problem: (title: string) =>
      first('log', ({ entry }) => entry.problem && entry.title.includes(title)),
    act: (act: Act) => socket.send(JSON.stringify(act)),
    say: (text: string, where: { channel?: string; thread_ts?: string; user?: string } = {}) =>
      socket.send(
        JSON.stringify({ kind: 'say', user: 'U0MIRA', channel: 'C0GENERAL', ...where, text }),
      ),
  };
}

/** A workspace without a manifest, so that everything is allowed and every event is sent. */
export async function open(options: WorkspaceOptions = {}) {
  const workspace = await startWorkspace({ manifestPath: '/none', ...options });
  leftovers.push(workspace.close);
  return workspace;
}

/** A real Bolt app, not yet connected. */
export function createApp({ apiUrl, botToken, appToken }: Workspace) {
  const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 0 } };
  const quiet = { logLevel: LogLevel.ERROR };
  const receiver = new SocketModeReceiver({
    appToken,
    installerOptions: { clientOptions },
    ...quiet,
  });
  return new App({ receiver, token: botToken, clientOptions, ...quiet });
}

/** Connects an app and disconnects it when the test is over. */
export async function connect(app: App): Promise<App> {
  await app.start();
  leftovers.push(() => app.stop());
  return app;
}

/** A workspace with a page and an app that a test has prepared. */
export async function stage(
  prepare: (app: App) => void = () => {},
  options: WorkspaceOptions = {},
) {
  const workspace = await open(options);
  const page = await openPage(workspace);
  const app = createApp(workspace);
  prepare(app);
  await connect(app);
  return { workspace, page, app, client: app.client };
}
