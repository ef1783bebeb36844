import type { Command, Shortcut } from './manifest.ts';
import type { Channel, Message, Person, Prompt, View } from './model.ts';

export type LogEntry = {
  readonly id: number;
  /** ISO instant by the workspace's clock. */
  readonly at: string;
  /** Seen from the app. */
  readonly direction: 'to app' | 'from app' | 'workspace';
  readonly title: string;
  /** Something a developer should look at: a limit broken, an answer too late. */
  readonly problem: boolean;
  /** JSON, indented. */
  readonly detail: string;
};

export type Suggestions = {
  readonly channel: string;
  readonly thread_ts?: string | undefined;
  readonly title?: string | undefined;
  readonly prompts: readonly Prompt[];
};

export type Status = {
  readonly channel: string;
  readonly thread_ts?: string | undefined;
  /** Empty when the app is done. */
  readonly text: string;
};

/** What the page is told, one change at a time. */
export type Change =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'modals'; readonly user: string; readonly views: readonly View[] }
  | {
      readonly kind: 'errors';
      readonly user: string;
      readonly view: string;
      readonly errors: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'home'; readonly user: string; readonly view: View }
  | ({ readonly kind: 'suggestions' } & Suggestions)
  | ({ readonly kind: 'status' } & Status)
  | { readonly kind: 'connection'; readonly connections: number }
  | { readonly kind: 'log'; readonly entry: LogEntry }
  | { readonly kind: 'clock'; readonly offsetMs: number }
  | { readonly kind: 'trouble'; readonly user: string; readonly text: string };

/** What the page is told when it opens. */
export type Snapshot = {
  readonly kind: 'snapshot';
  readonly app: {
    readonly name: string;
    readonly user: string;
    readonly hasHome: boolean;
    readonly prompts: readonly Prompt[];
    readonly commands: readonly Command[];
    readonly shortcuts: readonly Shortcut[];
  };
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  readonly messages: readonly Message[];
  readonly modals: readonly { readonly user: string; readonly views: readonly View[] }[];
  readonly homes: readonly { readonly user: string; readonly view: View }[];
  readonly suggestions: readonly Suggestions[];
  readonly log: readonly LogEntry[];
  readonly connections: number;
  readonly offsetMs: number;
};

export type FromServer = Change | Snapshot;
