import type { Block } from './blocks/blocks.ts';
import type { HomeView, ModalView } from './blocks/views.ts';

export type Person = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly title: string;
  /** IANA name of the zone this person lives in. */
  readonly tz: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
};

/** The words are those of `channel_type` in Slack's events; a `group` is a private channel. */
export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly topic: string;
  /** Ids of people, and of the app's user if it is in. */
  readonly members: readonly string[];
};

export type FileInfo = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  readonly user: string;
  /** Seconds since 1970. */
  readonly created: number;
};

export type Metadata = {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
};

export type Reaction = { readonly name: string; readonly users: readonly string[] };

export type Message = {
  readonly channel: string;
  readonly ts: string;
  /** Who wrote it: a person, the app's user, or the workspace itself. */
  readonly user: string;
  readonly text: string;
  readonly thread_ts?: string | undefined;
  readonly subtype?: 'thread_broadcast' | 'file_share' | 'channel_join' | 'tombstone' | undefined;
  readonly blocks?: readonly Block[] | undefined;
  readonly metadata?: Metadata | undefined;
  readonly edited?: { readonly user: string; readonly ts: string } | undefined;
  readonly files?: readonly FileInfo[] | undefined;
  readonly reactions?: readonly Reaction[] | undefined;
  readonly client_msg_id?: string | undefined;
  /** A private answer: the only person who sees it. Not in any history. */
  readonly onlyFor?: string | undefined;
};

/** A modal or a home as Slack hands it back: what the app sent, and what Slack added. */
export type View = (ModalView | HomeView) & {
  readonly id: string;
  readonly hash: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
};

export type Prompt = { readonly title: string; readonly message: string };

/** Ids that never change, so that what the app stored fits again after a restart. */
export const TEAM = { id: 'T0LOCAL', name: 'Local workspace', domain: 'local' } as const;
export const APP = { id: 'A0SRM', botId: 'B0SRM', user: 'U0SRM' } as const;
/** Author of the workspace's own remarks, Slackbot's id as in Slack. */
export const SLACKBOT = 'USLACKBOT';

/** Where a message lives, as one key. */
export const keyOf = (channel: string, ts: string): string => `${channel} ${ts}`;

/** A private answer is not in the channel for anybody else, nor in its history. */
export const isPublic = (message: Message): boolean => message.onlyFor === undefined;

/** A reply lives in its thread; the root of a thread names itself once it has replies. */
export const isReply = ({ ts, thread_ts }: Message): boolean =>
  thread_ts !== undefined && thread_ts !== ts;
