import { createServer, type IncomingMessage, type Server } from 'node:http';
import { z } from 'zod';
import { clickable, refusal } from './check-message.ts';
import { type FakeFile, putFile, servesFile } from './files.ts';
import { createHttpMode } from './http-mode.ts';
import { consentPage, createOAuth, newToken, revoke } from './oauth.ts';
import { createSocketMode, type SocketMode, type Transport } from './socket-mode.ts';
import type { Channel, FakePerson, Fault, Mischief, State, StoredMessage } from './state.ts';
import { elementOf, follow, pressed, type ShownView, triggerOf, valuesOf } from './views.ts';
import { answerCall } from './web-api.ts';

/** What somebody writes. */
export type Said = {
  readonly channel?: string;
  readonly user?: string;
  readonly text: string;
  readonly threadTs?: string;
  readonly files?: boolean;
  /** A file that comes with it. */
  readonly file?: FakeFile;
  /** More fields of the message event, or other values for those it has. */
  readonly more?: Readonly<Record<string, unknown>>;
};

export type Options = {
  readonly scopes?: readonly string[];
  /** How long an acknowledgement may take before the event is sent again; Slack's 3 s unless told. */
  readonly ackWithinMs?: number;
  /** What goes wrong with calls, beside the faults that a test orders. */
  readonly mischief?: Mischief;
  /** Signed requests to this address instead of Socket Mode. */
  /** Where sockets are opened, if something stands in front of the fake. */
  readonly socketUrl?: string;
  readonly http?: { readonly target: string; readonly signingSecret: string };
};

const allScopes = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'mpim:history',
  'users:read',
];

/** Longest wait of `until`; a test that needs more is broken. */
const untilMs = 20_000;

/**
 * A strict stand-in for Slack on loopback: one workspace, its Web API, Socket Mode, slash commands and
 * clicks, and the faults of a bad day. It refuses what Slack refuses.
 */
export async function startFakeSlack(options: Options = {}): Promise<FakeSlack> {
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  const state = createState(options, changed, () => originOf(server));
  const server = createServer((request, response) => {
    readBody(request).then((body) => {
      const withBody = Object.assign(request, { body });
      if (servesFile(state, withBody, response)) return;
      if (request.url?.startsWith('/oauth/v2/authorize')) {
        return consentPage(state, request, response);
      }
      if (request.url?.startsWith('/respond/')) {
        response.writeHead(respond(state, request.url, body)).end('ok');
        return;
      }
      return answerCall(state, withBody, response, () => options.socketUrl ?? socket.url());
    });
  });
  const socket = createSocketMode(server, changed, options.ackWithinMs ?? 3000);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const transport =
    options.http === undefined
      ? socket
      : createHttpMode(options.http.target, options.http.signingSecret);
  return new FakeSlack({ state, server, socket, transport, watchers });
}

function originOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

function createState(options: Options, changed: () => void, origin: () => string): State {
  const { scopes = allScopes, mischief = () => undefined } = options;
  let last = 0;
  const nextTs = (): string => {
    last = Math.max(last + 1, Date.now() * 1000);
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
  };
  const channel = (id: string, type: Channel['type'], joined = true): [string, Channel] => [
    id,
    {
      id,
      team: 'T1',
      name: id.toLowerCase(),
      type,
      joined,
      archived: false,
      members: ['U1', 'U2', 'UADMIN', 'UGUEST', 'UFOREIGN'],
      messages: [],
    },
  ];
  const own = { team: 'T1', botUser: 'UBOT', botId: 'BBOT' };
  const botToken = 'xoxb-fake-bot-token';
  return {
    ...own,
    botToken,
    appToken: 'xapp-fake-app-token',
    bots: new Map([[botToken, own]]),
    revoked: new Set(),
    oauth: createOAuth(),
    scopes: new Set(scopes),
    channels: new Map([
      channel('C1', 'channel'),
      channel('C2', 'channel', false),
      channel('G1', 'group'),
      channel('D1', 'im'),
      channel('M1', 'mpim'),
    ]),
    people: new Map<string, FakePerson>([
      ['U1', { name: 'Mira Lang', tz: 'Europe/Berlin', standing: 'member' }],
      ['U2', { name: 'Diego Ruiz', tz: 'America/New_York', standing: 'member' }],
      ['UADMIN', { name: 'Ada Berg', tz: 'Europe/London', standing: 'admin' }],
      ['UGUEST', { name: 'Sam Okafor', tz: 'Asia/Kolkata', standing: 'guest' }],
      ['UFOREIGN', { name: 'Kim Li', tz: 'Asia/Tokyo', standing: 'member', team: 'T2' }],
      ['UOUT', { name: 'Noa Levi', tz: 'Asia/Tokyo', standing: 'member' }],
    ]),
    privates: [],
    files: new Map(),
    origin,
    views: [],
    calls: [],
    faults: new Map(),
    begun: [],
    mischief,
    nextTs,
    changed,
  };
}

/** A file as events tell of it, its name and address too. */
function announced({ id, name, filetype, size }: FakeFile): object {
  return { id, name, title: name, filetype, size, url_private: `https://files.invalid/${name}` };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const Response = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  replace_original: z.boolean().default(false),
  response_type: z.string().optional(),
  thread_ts: z.string().optional(),
});

/** A `response_url`, which lives for five uses. */
function respond(state: State, url: string, body: string): number {
  const { channel, user } = z
    .object({ channel: z.string(), user: z.string() })
    .parse(Object.fromEntries(new URL(url, 'http://x').searchParams));
  const { text = '', blocks, replace_original, thread_ts } = Response.parse(JSON.parse(body));
  if (refusal(text, blocks) !== undefined) return 500;
  const replaceOriginal = replace_original;
  const threadTs = thread_ts;
  state.privates.push({
    ts: state.nextTs(),
    channel,
    user,
    text,
    blocks,
    replaceOriginal,
    threadTs,
  });
  state.changed();
  return 200;
}

type Parts = {
  readonly state: State;
  readonly server: Server;
  readonly socket: SocketMode;
  readonly transport: Transport;
  readonly watchers: Set<() => void>;
};

/** What a person puts into the fields of a view, by `action_id`: a text, an option's value, or several. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong with a submitted modal, by block. */
export type Errors = Readonly<Record<string, string>>;

const Submitted = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
]);

type ClickOptions = {
  readonly at?: number | string;
  readonly option?: number;
  readonly user?: string;
  readonly value?: string;
};

export class FakeSlack {
  readonly state: State;
  readonly socket: SocketMode;
  readonly #server: Server;
  readonly #transport: Transport;
  readonly #watchers: Set<() => void>;
  #events = 0;

  constructor({ state, server, socket, transport, watchers }: Parts) {
    this.state = state;
    this.socket = socket;
    this.#server = server;
    this.#transport = transport;
    this.#watchers = watchers;
  }

  get apiUrl(): string {
    return `${this.#base()}/api/`;
  }

  #base(): string {
    return originOf(this.#server);
  }

  /** A file that somebody has uploaded, to be sent with a message. */
  file(name: string, content: string | Buffer, over: Partial<FakeFile> = {}): FakeFile {
    const bytes = Buffer.from(content);
    const filetype = name.split('.').at(-1) ?? '';
    return putFile(this.state, { name, filetype, bytes, size: bytes.length, ...over });
  }

  /** Somebody writes a message; its events arrive as Slack sends them, a mention with its twin. */
  async say(said: Said): Promise<string> {
    const ts = this.write(said);
    await Promise.all(this.eventsOf(said, ts).map((event) => this.send(event)));
    return ts;
  }

  /** The message alone, without its events. */
  write({ channel = 'C1', user = 'U1', text, threadTs }: Said): string {
    const ts = this.state.nextTs();
    const message = { ts, user, threadTs, text, blocks: undefined, metadata: undefined, edits: 0 };
    this.channel(channel).messages.push(message);
    return ts;
  }

  /** The events that a message fires, as bodies with ids of their own. */
  eventsOf(said: Said, ts: string): readonly object[] {
    const { channel = 'C1', user = 'U1', text, threadTs, files = false, file, more = {} } = said;
    const message = {
      channel,
      user,
      text,
      ts,
      event_ts: ts,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      ...(files
        ? { subtype: 'file_share', files: [{ id: 'F1', name: 'a person’s words.png' }] }
        : {}),
      ...(file === undefined ? {} : { subtype: 'file_share', files: [announced(file)] }),
    };
    const { type: channel_type } = this.channel(channel);
    const twin = text.includes('<@UBOT') && channel_type !== 'im';
    return [
      ...(twin ? [this.body({ type: 'app_mention', ...message, ...more })] : []),
      this.body({ type: 'message', channel_type, ...message, ...more }),
    ];
  }

  /** An event in its envelope. */
  body(event: object, team = this.#teamOf(event)): object {
    this.#events += 1;
    return {
      type: 'event_callback',
      token: 'verification-token',
      team_id: team,
      api_app_id: 'A1',
      event_id: `Ev${this.#events}`,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ enterprise_id: null, team_id: team, user_id: 'UBOT', is_bot: true }],
      event,
    };
  }

  /** The workspace of the channel that something is about. */
  #teamOf(about: object): string {
    const { channel: id } = z.object({ channel: z.string().default('') }).parse(about);
    return this.state.channels.get(id)?.team ?? this.state.team;
  }

  /** Delivers a body; resolves when it is acknowledged. */
  async send(body: object): Promise<void> {
    await this.deliver('events_api', body);
  }

  /** Delivers whatever it is, as it is; resolves with what the app answers. */
  deliver(type: string, body: object): Promise<unknown> {
    return this.#transport.deliver(type, body);
  }

  /** A `response_url` for what somebody clicks or types. */
  responseUrl(channel: string, user: string): string {
    return `${this.#base()}/respond/x?${new URLSearchParams({ channel, user })}`;
  }

  /** Somebody changes what they wrote. */
  async edit(channel: string, ts: string, text: string): Promise<void> {
    await this.send(this.rewrite(channel, ts, text));
  }

  /** The same without sending the event. */
  rewrite(channel: string, ts: string, text: string): object {
    const message = this.message(channel, ts);
    const { user, threadTs } = message;
    const shape = {
      type: 'message',
      user,
      ts,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    };
    const previous_message = { ...shape, text: message.text };
    message.text = text;
    return this.body({
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel,
      channel_type: this.channel(channel).type,
      ts: this.state.nextTs(),
      message: { ...shape, text, edited: { user, ts } },
      previous_message,
    });
  }

  /** Somebody deletes what they wrote; with a thread below it, a tombstone stays. */
  async remove(channel: string, ts: string, tombstone = false): Promise<void> {
    const place = { type: 'message', hidden: true, channel, channel_type: 'channel' };
    const ended = tombstone
      ? {
          subtype: 'message_changed',
          ts: this.state.nextTs(),
          message: { type: 'message', subtype: 'tombstone', user: 'USLACKBOT', hidden: true, ts },
        }
      : { subtype: 'message_deleted', ts: this.state.nextTs(), deleted_ts: ts };
    await this.send(this.body({ ...place, ...ended }));
  }

  /** Somebody types the slash command. */
  async command(text: string, { channel = 'C1', user = 'U1' } = {}): Promise<void> {
    await this.#transport.deliver('slash_commands', {
      token: 'verification-token',
      command: '/srm',
      text,
      team_id: this.channel(channel).team,
      channel_id: channel,
      user_id: user,
      user_name: 'a person',
      trigger_id: triggerOf(user),
      response_url: this.responseUrl(channel, user),
    });
  }

  /** Somebody clicks what a message offers: the element at `at` or of that name, for a menu the option at `option`. */
  async click(
    on: { readonly channel: string; readonly ts: string; readonly blocks: unknown },
    { at = 0, option = 0, user = 'U1', value = '' }: ClickOptions = {},
  ): Promise<void> {
    const offered = clickable(on.blocks);
    const element =
      typeof at === 'number' ? offered[at] : offered.find(({ action_id }) => action_id === at);
    if (element === undefined) throw new Error(`nothing to click at ${at}`);
    const posted = this.channel(on.channel).messages.find(({ ts }) => ts === on.ts);
    const action = {
      type: element.type,
      action_id: element.action_id,
      block_id: 'block',
      action_ts: this.state.nextTs(),
      ...(element.type === 'button'
        ? { value: value || element.value }
        : { selected_option: element.options[option] }),
    };
    await this.#transport.deliver('interactive', {
      type: 'block_actions',
      token: 'verification-token',
      team: { id: this.#teamOf(on), domain: 'fake' },
      user: { id: user, username: 'a person', team_id: this.#teamOf(on) },
      channel: { id: on.channel, name: 'fake' },
      container: {
        type: 'message',
        channel_id: on.channel,
        message_ts: on.ts,
        is_ephemeral: posted === undefined,
        ...(posted?.threadTs === undefined ? {} : { thread_ts: posted.threadTs }),
      },
      ...(posted === undefined
        ? {}
        : { message: { type: 'message', ts: on.ts, metadata: posted.metadata } }),
      actions: [action],
      trigger_id: triggerOf(user),
      api_app_id: 'A1',
      response_url: this.responseUrl(on.channel, user),
    });
  }

  /** Somebody clicks in a view, with what they typed into its field of that name. */
  async press(
    on: ShownView,
    actionId: string,
    { option = 0, typed = {} }: { option?: number; typed?: Filled } = {},
  ): Promise<void> {
    const { element } = elementOf(on, actionId);
    await this.#transport.deliver('interactive', {
      type: 'block_actions',
      ...this.#inView(on, typed),
      container: { type: 'view', view_id: on.id },
      actions: [pressed(element, option, String(typed[actionId] ?? ''))],
    });
  }

  /**
   * Somebody submits a modal; what the app answers takes its place. Gives back what the app found wrong, by
   * block; nothing else is left to say.
   */
  async submit(on: ShownView, typed: Filled, user = on.user): Promise<Errors> {
    const answer = Submitted.parse(
      await this.#transport.deliver('interactive', {
        type: 'view_submission',
        ...this.#inView({ ...on, user }, typed),
      }),
    );
    if (answer.response_action === 'errors') return answer.errors;
    const { ok, ...wrong } = follow(on, answer.view);
    if (!ok) throw new Error(JSON.stringify(wrong));
    this.state.changed();
    return {};
  }

  #inView(on: ShownView, typed: Filled): object {
    return {
      token: 'verification-token',
      team: { id: this.state.team, domain: 'fake' },
      user: { id: on.user, username: 'a person', team_id: this.state.team },
      api_app_id: 'A1',
      trigger_id: triggerOf(on.user),
      view: {
        id: on.id,
        type: on.type,
        callback_id: on.callbackId,
        private_metadata: on.privateMetadata,
        blocks: on.blocks,
        state: { values: valuesOf(on, typed) },
      },
    };
  }

  /** Somebody uses a message shortcut on a message. */
  async shortcut(
    callbackId: string,
    on: { readonly channel: string; readonly ts: string },
    user = 'U1',
  ): Promise<void> {
    const { ts, text, threadTs } = this.message(on.channel, on.ts);
    await this.#transport.deliver('interactive', {
      type: 'message_action',
      token: 'verification-token',
      callback_id: callbackId,
      team: { id: this.#teamOf(on), domain: 'fake' },
      user: { id: user, username: 'a person', team_id: this.#teamOf(on) },
      channel: { id: on.channel, name: 'fake' },
      message_ts: ts,
      message: {
        type: 'message',
        ts,
        text,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      },
      trigger_id: triggerOf(user),
      response_url: this.responseUrl(on.channel, user),
    });
  }

  /** Somebody opens a tab of the app, with a channel beside it if one is named. */
  async open(
    tab: 'home' | 'messages',
    { user = 'U1', channel = 'D1', beside = '' } = {},
  ): Promise<void> {
    const entity = { type: 'slack#/types/channel_id', value: beside };
    const context = beside === '' ? {} : { entities: [entity] };
    const event_ts = this.state.nextTs();
    await this.send(this.body({ type: 'app_home_opened', user, channel, tab, context, event_ts }));
  }

  /** Somebody is brought into a channel; the app itself if nobody else is named. */
  async join(channel: string, user = this.state.botUser): Promise<void> {
    this.channel(channel).joined = true;
    const type = { type: 'member_joined_channel', channel_type: 'C', team: this.state.team };
    await this.send(this.body({ ...type, user, channel, event_ts: this.state.nextTs() }));
  }

  /** Another workspace, with a channel in which the app is; gives back its token where it has installed it. */
  addWorkspace(team: string, channel: string, { installed = true } = {}): string {
    const like = this.channel('C1');
    this.state.channels.set(channel, { ...like, id: channel, team, joined: true, messages: [] });
    return installed ? newToken(this.state, team) : '';
  }

  /** A workspace's tokens die, without a word. */
  revoke(team: string): void {
    revoke(this.state, (_token, its) => its === team);
  }

  /** What Slack sends after an uninstallation, in the order that it likes. */
  uninstall(team: string, at = Math.floor(Date.now() / 1000)): readonly [object, object] {
    this.revoke(team);
    const tokens = { oauth: [], bot: [`UBOT${team}`] };
    return [
      { ...this.body({ type: 'app_uninstalled' }, team), event_time: at },
      { ...this.body({ type: 'tokens_revoked', tokens }, team), event_time: at },
    ];
  }

  /** The next calls of the method go wrong, one fault each. */
  fail(method: string, ...faults: readonly Fault[]): void {
    this.state.faults.set(method, [...(this.state.faults.get(method) ?? []), ...faults]);
  }

  channel(id: string): Channel {
    const channel = this.state.channels.get(id);
    if (channel === undefined) throw new Error(`no channel ${id}`);
    return channel;
  }

  message(channel: string, ts: string): StoredMessage {
    const message = this.channel(channel).messages.find((each) => each.ts === ts);
    if (message === undefined) throw new Error(`no message ${ts}`);
    return message;
  }

  /** Messages of the app in a channel, in a thread of it if one is named. */
  posted(channel = 'C1', threadTs?: string): readonly StoredMessage[] {
    return this.channel(channel).messages.filter(
      (message) =>
        message.botId !== undefined && (threadTs === undefined || message.threadTs === threadTs),
    );
  }

  /** Calls of a method so far. */
  calls(method: string): State['calls'] {
    return this.state.calls.filter((call) => call.method === method);
  }

  /** Waits until it is so; looks whenever something happens. What `isSo` throws ends the waiting. */
  until(isSo: () => boolean, withinMs = untilMs): Promise<void> {
    return new Promise((done, fail) => {
      const end = (finish: () => void): void => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        finish();
      };
      const look = (): void => {
        try {
          if (isSo()) end(done);
        } catch (error) {
          end(() => fail(error));
        }
      };
      const timer = setTimeout(() => end(() => fail(new Error(`never so: ${isSo}`))), withinMs);
      this.#watchers.add(look);
      look();
    });
  }

  async close(): Promise<void> {
    this.socket.close();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
