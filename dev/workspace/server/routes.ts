import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk } from '../desk.ts';
import { answerResponse } from '../respond.ts';
import { answerCall, argumentsOf, type Tokens } from '../web-api/dispatch.ts';
import { LARGEST_FILE } from '../web-api/files.ts';
import { asset } from './assets.ts';
import { fileIn, readBody } from './body.ts';

type Exchange = {
  readonly desk: Desk;
  readonly tokens: Tokens;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
};

/** Slack takes about a megabyte of JSON; forms of blocks are smaller. */
const LARGEST_CALL = 2 * 1024 * 1024;

/** Nothing but this server, pictures that answers link to, and no inline script. */
const POLICY =
  "default-src 'self'; img-src 'self' https: data: blob:; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

type Content = { readonly type: string; readonly body: string | Buffer };

function reply(response: ServerResponse, status: number, { type, body }: Content): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
}

const missing = (response: ServerResponse): void =>
  reply(response, 404, { type: 'text/plain', body: 'not found' });

const bearer = ({ request }: Exchange): string | undefined =>
  /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];

async function api(exchange: Exchange): Promise<void> {
  const { desk, tokens, request, response, path } = exchange;
  const body = String(await readBody(request, LARGEST_CALL));
  const query = new URL(path, 'http://local').searchParams;
  const sent = argumentsOf(request.headers['content-type'] ?? '', body);
  const given = { ...Object.fromEntries(query), ...sent };
  const method = path.slice('/api/'.length).split('?')[0] ?? '';
  const inBody = typeof given.token === 'string' ? given.token : undefined;
  const answer = answerCall(desk, tokens, { method, token: bearer(exchange) ?? inBody, given });
  reply(response, 200, { type: 'application/json; charset=utf-8', body: JSON.stringify(answer) });
}

async function respond({ desk, request, response, path }: Exchange): Promise<void> {
  const body = String(await readBody(request, LARGEST_CALL));
  const answer = answerResponse(desk, path.slice('/respond/'.length), body);
  reply(response, answer.status, { type: 'application/json', body: answer.body });
}

async function upload({ desk, request, response, path }: Exchange): Promise<void> {
  const known = desk.state.files.get(path.slice('/upload/'.length));
  if (!known) return missing(response);
  // A form carries its boundaries beside the file.
  const body = await readBody(request, LARGEST_FILE + 4096);
  const bytes = await fileIn(request.headers['content-type'] ?? '', body);
  desk.state.files.set(known.info.id, { info: known.info, bytes });
  reply(response, 200, { type: 'text/plain', body: `OK - ${bytes.length}` });
}

/** Files for the page, and for the app with its token; never run as a page of their own. */
function download(exchange: Exchange): void {
  const { desk, tokens, response, path } = exchange;
  const [, area, id = ''] = path.split('/');
  const file = desk.state.files.get(id);
  if (area === 'files-pri' && bearer(exchange) !== tokens.botToken) {
    reply(response, 200, { type: 'text/html', body: '<p>Sign in</p>' });
  } else if (file) {
    response.setHeader('content-security-policy', 'sandbox');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-type', file.info.mimetype);
    response.end(file.bytes);
  } else missing(response);
}

/** Permalinks open the page at the message: `/archives/C0GENERAL/p1700000000000100`. */
function jump({ response, path }: Exchange): void {
  const [, , channel = '', point = ''] = path.split(/[/?]/);
  const ts = point.replace(/^p(\d+)(\d{6})$/, '$1.$2');
  response.writeHead(302, { location: `/#${channel}/${ts}` });
  response.end();
}

function page({ response, path }: Exchange): void {
  const found = asset(path.split('?')[0] ?? '/');
  if (found) reply(response, 200, { type: found.type, body: found.bytes });
  else missing(response);
}

/** Which part of the server a path belongs to. */
export async function route(exchange: Exchange): Promise<void> {
  const { path } = exchange;
  if (path.startsWith('/api/')) return api(exchange);
  if (path.startsWith('/respond/')) return respond(exchange);
  if (path.startsWith('/upload/')) return upload(exchange);
  if (path.startsWith('/files-pri/') || path.startsWith('/files/')) return download(exchange);
  if (path.startsWith('/archives/')) return jump(exchange);
  return page(exchange);
}
