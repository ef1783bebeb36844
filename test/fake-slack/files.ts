import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Fault, State } from './state.ts';

/** A file at the fake Slack. */
export type FakeFile = {
  readonly id: string;
  readonly name: string;
  /** Slack's word for its type. */
  readonly filetype: string;
  /** Undefined until it is uploaded. */
  bytes: Buffer | undefined;
  /** What is said of its size, in bytes. */
  readonly size: number;
  /** Where it is said to be; its own address unless told. */
  readonly address?: string | undefined;
};

type Args = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

const no = (error: string): Answer => ({ ok: false, error });

export function putFile(state: State, file: Omit<FakeFile, 'id'>): FakeFile {
  const put = { ...file, id: `F${state.files.size + 1}` };
  state.files.set(put.id, put);
  return put;
}

const Completed = z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1);

function complete(state: State, args: Args): Answer {
  const channel = state.channels.get(args.channel_id ?? '');
  if (channel?.joined !== true) return no('channel_not_found');
  const root = args.thread_ts;
  if (root !== undefined && !channel.messages.some(({ ts }) => ts === root)) {
    return no('thread_not_found');
  }
  const given = Completed.parse(JSON.parse(args.files ?? '[]'));
  const files = given.map(({ id, title }) => ({ id, title, file: state.files.get(id) }));
  if (files.some(({ file }) => file?.bytes === undefined)) return no('file_not_found');
  channel.messages.push({
    ts: state.nextTs(),
    user: state.botUser,
    botId: state.botId,
    threadTs: root,
    text: args.initial_comment ?? '',
    blocks: undefined,
    metadata: undefined,
    edits: 0,
    files: files.map(({ id, title, file }) => ({ id, title: title ?? file?.name })),
  });
  return { ok: true, files: files.map(({ id, title }) => ({ id, title })) };
}

/** Methods of the Web API about files. */
export const fileMethods: Readonly<Record<string, (state: State, args: Args) => Answer>> = {
  'files.info': (state, args) => {
    const file = state.files.get(args.file ?? '');
    if (file === undefined) return no('file_not_found');
    const { id, name, filetype, size, address } = file;
    const own = `${state.origin()}/files-pri/${id}/download/${encodeURIComponent(name)}`;
    return { ok: true, file: { id, name, filetype, size, url_private_download: address ?? own } };
  },
  'files.getUploadURLExternal': (state, { filename = '', length = '' }) => {
    if (filename === '' || !(Number(length) > 0)) return no('invalid_arguments');
    const filetype = filename.split('.').at(-1) ?? '';
    const file = putFile(state, { name: filename, filetype, bytes: undefined, size: +length });
    return { ok: true, file_id: file.id, upload_url: `${state.origin()}/upload/${file.id}` };
  },
  'files.completeUploadExternal': complete,
};

/** The addresses beside the Web API; true where it was one of them. */
export function servesFile(
  state: State,
  request: IncomingMessage & { readonly body: string },
  response: ServerResponse,
): boolean {
  const [, area = '', id = ''] = (request.url ?? '').split('/');
  if (area !== 'files-pri' && area !== 'upload') return false;
  const fault = state.faults.get(area)?.shift();
  const bearer = request.headers.authorization ?? '';
  state.calls.push({ method: area, args: { bearer }, answer: fault?.kind ?? 'ok' });
  const file = state.files.get(id);
  if (fault !== undefined) fail(fault, response);
  else if (file === undefined) response.writeHead(404).end();
  else if (area === 'upload') upload(file, request.body, response);
  else if (!state.bots.has(bearer.replace(/^Bearer /, ''))) {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Sign in</html>');
  } else response.writeHead(200, { 'Content-Type': 'text/csv' }).end(file.bytes);
  state.changed();
  return true;
}

function upload(file: FakeFile, body: string, response: ServerResponse): void {
  const bytes = Buffer.from(body);
  if (bytes.length === file.size) file.bytes = bytes;
  response.writeHead(bytes.length === file.size ? 200 : 400).end();
}

/** A redirection leads away; everything else that goes wrong breaks the connection. */
function fail(fault: Fault, response: ServerResponse): void {
  if (fault.kind === 'status') response.writeHead(fault.status, { Location: '/elsewhere' }).end();
  else response.destroy();
}
