import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { refusal } from './check-message.ts';
import { fileMethods } from './files.ts';
import { redeem, revoke } from './oauth.ts';
import type { Channel, Fault, State, StoredMessage } from './state.ts';
import { viewMethods } from './views.ts';

type Args = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };
type Method = (state: State, args: Args) => Answer;

const no = (error: string, why = ''): Answer => ({ ok: false, error, why });

const json = (text: string | undefined): unknown =>
  text === undefined || text === '' ? undefined : JSON.parse(text);

const Metadata = z.strictObject({
  event_type: z.string().regex(/^\w+$/),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** What each method needs; several mean one of them, by the channel's type. */
export const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'auth.revoke': [],
  'oauth.v2.access': [],
  'apps.connections.open': ['connections:write'],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'files.info': ['files:read'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
};

const historyScope = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' } as const;

function reachable(state: State, args: Args): Channel | Answer {
  const channel = state.channels.get(args.channel ?? '');
  if (channel === undefined || channel.team !== state.team) return no('channel_not_found');
  return channel.joined ? channel : no('not_in_channel');
}

/** Where something is posted: a person's id means the direct message with them. */
function writable(state: State, { channel: id = '' }: Args): Channel | Answer {
  const direct = state.people.has(id) ? id.replace(/^U/, 'D') : id;
  const channel = reachable(state, { channel: direct });
  return !isAnswer(channel) && channel.archived ? no('is_archived') : channel;
}

function members(state: State, args: Args): Answer {
  const channel = reachable(state, args);
  if (isAnswer(channel)) return channel;
  const scope = `${historyScope[channel.type]}:read`;
  if (!state.scopes.has(scope)) return no('missing_scope', scope);
  const start = Number(args.cursor ?? 0);
  const end = start + Number(args.limit ?? 100);
  const next_cursor = end < channel.members.length ? String(end) : '';
  return {
    ok: true,
    members: channel.members.slice(start, end),
    response_metadata: { next_cursor },
  };
}

function user({ people, team: ours }: State, { user: id = '' }: Args): Answer {
  const person = people.get(id);
  if (person === undefined) return no('user_not_found');
  const { name, tz, standing, team = ours } = person;
  const is_admin = standing === 'admin';
  const is_restricted = standing === 'guest';
  const shown = { id, team_id: team, name: id.toLowerCase(), real_name: name, tz };
  return { ok: true, user: { ...shown, deleted: false, is_bot: false, is_admin, is_restricted } };
}

function isAnswer(value: object): value is Answer {
  return 'ok' in value;
}

function post(state: State, args: Args): Answer {
  const channel = writable(state, args);
  if (isAnswer(channel)) return channel;
  const wrong = refusal(args.text, json(args.blocks));
  if (wrong !== undefined) return no(wrong.error, wrong.why);
  const metadata = json(args.metadata);
  if (metadata !== undefined && !Metadata.safeParse(metadata).success) {
    return no('invalid_metadata_format');
  }
  const root = args.thread_ts;
  if (root !== undefined && !channel.messages.some(({ ts }) => ts === root)) {
    return no('thread_not_found');
  }
  const message: StoredMessage = {
    ts: state.nextTs(),
    user: state.botUser,
    botId: state.botId,
    threadTs: root,
    text: args.text ?? '',
    blocks: json(args.blocks),
    metadata,
    edits: 0,
  };
  channel.messages.push(message);
  return { ok: true, channel: channel.id, ts: message.ts };
}

function own(state: State, args: Args): { channel: Channel; message: StoredMessage } | Answer {
  const channel = reachable(state, args);
  if (isAnswer(channel)) return channel;
  const message = channel.messages.find(({ ts }) => ts === args.ts);
  if (message === undefined) return no('message_not_found');
  return message.botId === state.botId ? { channel, message } : no('cant_update_message');
}

function update(state: State, args: Args): Answer {
  const found = own(state, args);
  if (isAnswer(found)) return found;
  const wrong = refusal(args.text, json(args.blocks));
  if (wrong !== undefined) return no(wrong.error, wrong.why);
  const { message, channel } = found;
  message.text = args.text ?? message.text;
  message.blocks = json(args.blocks) ?? message.blocks;
  message.metadata = json(args.metadata) ?? message.metadata;
  message.edits += 1;
  return { ok: true, channel: channel.id, ts: message.ts };
}

function remove(state: State, args: Args): Answer {
  const found = own(state, args);
  if (isAnswer(found)) return found;
  const { channel, message } = found;
  channel.messages.splice(channel.messages.indexOf(message), 1);
  return { ok: true, channel: channel.id, ts: message.ts };
}

function list(state: State, args: Args, inScope: (message: StoredMessage) => boolean): Answer {
  const channel = reachable(state, args);
  if (isAnswer(channel)) return channel;
  const scope = `${historyScope[channel.type]}:history`;
  if (!state.scopes.has(scope)) return no('missing_scope', scope);
  const found = channel.messages.filter(
    (message) => inScope(message) && isWithin(args, message) && message.ts !== '',
  );
  const start = Number(args.cursor ?? 0);
  const end = start + Number(args.limit ?? 100);
  const shown = found.slice(start, end).map((message) => shownAs(args, message));
  return {
    ok: true,
    messages: shown,
    has_more: end < found.length,
    response_metadata: { next_cursor: end < found.length ? String(end) : '' },
  };
}

function isWithin(
  { oldest = '0', latest = 'Infinity', inclusive, ts: root }: Args,
  { ts }: StoredMessage,
): boolean {
  // A thread always begins with its root, however old.
  if (ts === root || (inclusive === 'true' && (ts === oldest || ts === latest))) return true;
  return Number(ts) > Number(oldest) && Number(ts) < Number(latest);
}

function shownAs(args: Args, message: StoredMessage): Readonly<Record<string, unknown>> {
  const { ts, user, botId, text, threadTs, metadata, files } = message;
  return {
    type: 'message',
    ts,
    user,
    text,
    ...(botId === undefined ? {} : { bot_id: botId }),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    ...(files === undefined ? {} : { files }),
    ...(args.include_all_metadata === 'true' && metadata !== undefined ? { metadata } : {}),
  };
}

function history(state: State, args: Args): Answer {
  return list(state, args, ({ threadTs }) => threadTs === undefined);
}

function replies(state: State, args: Args): Answer {
  return list(state, args, ({ ts, threadTs }) => ts === args.ts || threadTs === args.ts);
}

const methods: Readonly<Record<string, Method>> = {
  'auth.test': ({ team, botUser, botId }) => ({
    ok: true,
    team_id: team,
    user_id: botUser,
    bot_id: botId,
  }),
  'chat.postMessage': post,
  'chat.postEphemeral': (state, args) => {
    const channel = writable(state, args);
    if (isAnswer(channel)) return channel;
    const wrong = refusal(args.text, json(args.blocks));
    if (wrong !== undefined) return no(wrong.error);
    const { text = '', user: reader = '', thread_ts: threadTs } = args;
    const ts = state.nextTs();
    const blocks = json(args.blocks);
    const place = { channel: channel.id, user: reader, threadTs, replaceOriginal: false };
    state.privates.push({ ts, text, blocks, ...place });
    return { ok: true, message_ts: ts };
  },
  'chat.update': update,
  'chat.delete': remove,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.info': (state, args) => {
    const channel = state.channels.get(args.channel ?? '');
    // A public channel is there for everybody, a private one for those who are in it.
    const isThere = channel?.joined === true || channel?.type === 'channel';
    if (channel === undefined || channel.team !== state.team || !isThere) {
      return no('channel_not_found');
    }
    return { ok: true, channel: { id: channel.id, name: channel.name } };
  },
  ...viewMethods,
  ...fileMethods,
  'assistant.threads.setSuggestedPrompts': (state, args) =>
    state.channels.has(args.channel_id ?? '') ? { ok: true } : no('channel_not_found'),
  'conversations.members': members,
  'users.info': user,
};

function perform(state: State, method: string, args: Args, bearer: string): Answer {
  const token = bearer || (args.token ?? '');
  const isApp = method === 'apps.connections.open';
  if (method === 'oauth.v2.access') return redeem(state, args);
  if (token === '') return no('not_authed');
  if (state.revoked.has(token)) return no('token_revoked');
  const bot = state.bots.get(token);
  if (isApp ? token !== state.appToken : bot === undefined) return no('invalid_auth');
  const needed = scopesOf[method];
  if (needed === undefined) return no('unknown_method');
  if (!isApp && needed.length > 0 && !needed.some((scope) => state.scopes.has(scope))) {
    return no('missing_scope', needed.join());
  }
  if (isApp) return { ok: true, url: 'set by the server' };
  if (method === 'auth.revoke') {
    revoke(state, (each) => each === token);
    return { ok: true, revoked: true };
  }
  return methods[method]?.({ ...state, ...bot }, args) ?? no('unknown_method');
}

/** One call of the Web API, with whatever goes wrong with it. */
export async function answerCall(
  state: State,
  request: IncomingMessage & { readonly body: string },
  response: ServerResponse,
  openUrl: () => string,
): Promise<void> {
  const method = (request.url ?? '').replace(/^\/api\//, '').replace(/\?.*$/, '');
  const args: Args = Object.fromEntries(new URLSearchParams(request.body));
  const bearer = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  state.begun.push(method);
  state.changed();
  const fault = state.faults.get(method)?.shift() ?? state.mischief(method, args);
  const before = failBefore(fault);
  if (before !== undefined) {
    record(state, method, args, before.word);
    return before.end(response);
  }
  if (fault?.kind === 'slow') await new Promise((done) => setTimeout(done, fault.ms));
  const answer = fault?.kind === 'refused' ? no(fault.error) : perform(state, method, args, bearer);
  record(state, method, args, answer.ok ? 'ok' : String(answer.error));
  if (fault?.kind === 'hangs after') return;
  if (fault?.kind === 'cut after') return void response.destroy();
  if (fault?.kind === 'status') return end(response, fault.status, 'it broke');
  const body = 'url' in answer ? { ...answer, url: openUrl() } : answer;
  return end(response, 200, JSON.stringify(body));
}

function record(state: State, method: string, args: Args, answer: string): void {
  state.calls.push({ method, args, answer });
  state.changed();
}

type Early = { readonly word: string; readonly end: (response: ServerResponse) => void };

function failBefore(fault: Fault | undefined): Early | undefined {
  if (fault?.kind === 'cut before') return { word: 'cut', end: (to) => void to.destroy() };
  if (fault?.kind === 'limited') {
    const headers = { 'Retry-After': String(fault.retryAfterS) };
    return { word: '429', end: (to) => end(to, 429, '{"ok":false}', headers) };
  }
  if (fault?.kind === 'status' && !fault.done) {
    return { word: String(fault.status), end: (to) => end(to, fault.status, 'it broke') };
  }
  return undefined;
}

function end(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(body);
}
