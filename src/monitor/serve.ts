import { createServer, type ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export type Served = {
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>;
  readonly readiness: () => Promise<Readiness>;
};

export type Place = { readonly host: string; readonly port: number };

/**
 * Serves `/healthz` (the process answers at all), `/readyz` (503 when something is missing, with which) and
 * `/metrics` to whoever reaches the port: numbers and words of ours only.
 *
 * @returns where it listens, and what closes it. @throws the system's error when the port cannot be had.
 */
export async function serve(
  served: Served,
  { host, port }: Place,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const pages = pagesOf(served);
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const page = pages.get(path);
    if (page === undefined) return send(response, 404, 'text/plain', 'not found\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, 405, 'text/plain', 'GET only\n');
    }
    page(response).catch(() => send(response, 500, 'text/plain', 'failed\n'));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

type Page = (response: ServerResponse) => Promise<void>;

function pagesOf({ metrics, readiness }: Served): ReadonlyMap<string, Page> {
  const healthz: Page = async (response) => send(response, 200, 'text/plain', 'ok\n');
  const readyz: Page = async (response) => {
    const state = await readiness();
    send(response, state.ready ? 200 : 503, 'application/json', `${JSON.stringify(state)}\n`);
  };
  const all: Page = async (response) =>
    send(response, 200, metrics.contentType, await metrics.text());
  return new Map([
    ['/healthz', healthz],
    ['/readyz', readyz],
    ['/metrics', all],
  ]);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(body);
}
