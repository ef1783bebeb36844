import type { FakeFile } from './files.ts';
import type { OAuth } from './oauth.ts';
import type { ShownView } from './views.ts';

/** A message as the fake workspace keeps it. */
export type StoredMessage = {
  readonly ts: string;
  readonly user: string;
  readonly botId?: string;
  readonly threadTs?: string | undefined;
  text: string;
  blocks: unknown;
  metadata: unknown;
  /** How often it was changed. */
  edits: number;
  readonly files?: readonly { readonly id: string; readonly title: string | undefined }[];
};

export type Channel = {
  readonly id: string;
  /** The workspace it is in. */
  readonly team: string;
  name: string;
  readonly type: 'channel' | 'group' | 'im' | 'mpim';
  /** Whether the bot is in it. */
  joined: boolean;
  archived: boolean;
  /** People in it. */
  members: readonly string[];
  readonly messages: StoredMessage[];
};

export type FakePerson = {
  readonly name: string;
  readonly tz: string;
  readonly standing: 'member' | 'admin' | 'guest';
  /** Another organisation's, where it is not ours. */
  readonly team?: string;
};

/** One private answer: what was sent to a `response_url`, or as an ephemeral message. */
export type PrivateMessage = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: unknown;
  readonly replaceOriginal: boolean;
  readonly threadTs: string | undefined;
};

/** One call of the Web API, as it came, and Slack's word for what became of it. */
export type Call = {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly answer: string;
};

/** What goes wrong with a call, once. */
export type Fault =
  /** The call is done, then the connection breaks. */
  | { readonly kind: 'cut after' }
  /** The call is done, and never answered. */
  | { readonly kind: 'hangs after' }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'cut before' }
  | { readonly kind: 'limited'; readonly retryAfterS: number }
  | { readonly kind: 'status'; readonly status: number; readonly done: boolean }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'refused'; readonly error: string };

/** Decides what goes wrong with a call; undefined lets it be. */
export type Mischief = (
  method: string,
  args: Readonly<Record<string, string>>,
) => Fault | undefined;

/** Who the app is in a workspace. */
export type Bot = { readonly team: string; readonly botUser: string; readonly botId: string };

/** A workspace's memory. */
export type State = {
  readonly team: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly botUser: string;
  readonly botId: string;
  /** Every living token, and the bot it stands for; and those that were revoked. */
  readonly bots: Map<string, Bot>;
  readonly revoked: Set<string>;
  readonly oauth: OAuth;
  readonly scopes: ReadonlySet<string>;
  readonly channels: Map<string, Channel>;
  readonly people: Map<string, FakePerson>;
  readonly privates: PrivateMessage[];
  readonly files: Map<string, FakeFile>;
  /** Address of the server, no slash at the end; known once it listens. */
  readonly origin: () => string;
  /** App Homes and modals, in the order in which they were first shown. */
  readonly views: ShownView[];
  readonly calls: Call[];
  readonly faults: Map<string, Fault[]>;
  /** Methods in the order their calls came in; `calls` has them only when they are done. */
  readonly begun: string[];
  /** What goes wrong with a call where `faults` has nothing for it. */
  readonly mischief: Mischief;
  /** A `ts` later than all before. */
  readonly nextTs: () => string;
  /** Called after every change; `until` listens. */
  readonly changed: () => void;
};

export function channelOf(state: State, id: string): Channel | undefined {
  return state.channels.get(id);
}
