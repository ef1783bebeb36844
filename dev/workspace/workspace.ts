import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Patience } from './app-socket.ts';
import { createDesk, type Desk } from './desk.ts';
import { secret } from './ids.ts';
import { readManifest } from './manifest.ts';
import { repositoryRoot } from './server/assets.ts';
import { TooLarge } from './server/body.ts';
import { isLocal, openDoors } from './server/doors.ts';
import { createPages } from './server/pages.ts';
import { route } from './server/routes.ts';

export type WorkspaceOptions = {
  /** 0, which is the default, takes any free port. */
  readonly port?: number;
  /** A loopback address. */
  readonly host?: string;
  /** Hears of problems in the traffic, one line each, without words that a person wrote. */
  readonly log?: (line: string) => void;
  /** A person has moved the clock to this ISO instant. */
  readonly onMoveClock?: (instant: string) => void;
  /** The app's manifest: commands, shortcuts, scopes, events. The repository's own if left out. */
  readonly manifestPath?: string;
  /** Slack's own times if left out; tests have less of it. */
  readonly patience?: Patience;
};

export type Workspace = {
  /** Address of the page. */
  readonly url: string;
  /** Base of the Web API, with a slash at the end. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  close(): Promise<void>;
};

/** https://docs.slack.dev/apis/events-api: three seconds; again at once, after a minute, after five. */
const PATIENCE: Patience = { ackTimeoutMs: 3000, retryDelaysMs: [0, 60_000, 300_000] };

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      resolve(`http://${host === '::1' ? '[::1]' : host}:${taken}`);
    });
  });
}

/** Serves every request; what goes wrong inside is a line in the log and a 500. */
function serve(desk: Desk, tokens: { botToken: string; appToken: string }): Server {
  return createServer((request, response) => {
    const path = request.url ?? '/';
    if (!isLocal(request)) {
      response.writeHead(403).end();
      return;
    }
    route({ desk, tokens, request, response, path }).catch((error: unknown) => {
      const tooLarge = error instanceof TooLarge;
      const title = tooLarge ? 'request too large' : `workspace failed: ${error}`;
      desk.report({ direction: 'workspace', title, problem: true });
      response.writeHead(tooLarge ? 413 : 500).end();
    });
  });
}

/**
 * Starts a stand-in for Slack on this machine, with a page for people and an API for the app.
 *
 * @throws Error when the host is not loopback, or the port is taken
 */
export async function startWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const { port = 0, host = '127.0.0.1', log = () => {}, onMoveClock = () => {} } = options;
  if (!LOOPBACK.has(host)) throw new Error(`${host}: the local workspace listens on loopback only`);

  let url = '';
  const pages = createPages();
  const desk = createDesk({
    manifest: readManifest(options.manifestPath ?? join(repositoryRoot(), 'manifest.json')),
    patience: options.patience ?? PATIENCE,
    url: () => url,
    publish: pages.publish,
    onMoveClock,
    onProblem: log,
  });
  const tokens = { botToken: `xoxb-local-${secret()}`, appToken: `xapp-1-local-${secret()}` };
  const server = serve(desk, tokens);
  openDoors(server, desk, pages);
  url = await listen(server, port, host);

  const close = async () => {
    desk.delivery.close();
    await desk.socket.close();
    pages.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return { url: `${url}/`, apiUrl: `${url}/api/`, ...tokens, close };
}
