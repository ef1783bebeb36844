import type { PostedTip } from '../tips/choose.ts';
import type { Due } from '../tips/due.ts';
import type { ChannelSettings } from './channel-settings.ts';
import type { Forgotten } from './forget.ts';
import type { Installation, KeptInstallation } from './installations.ts';
import type { LiveSubscription, Subscription } from './subscription.ts';
import type { AnswerTopic } from './topic.ts';

/** Slack's team id; every row belongs to one, and every query names it. */
export type TeamId = string;

/** An event of Slack that is ours to work on, as it must survive a crash. */
export type InboxEvent = {
  readonly team: TeamId;
  /** Slack's `event_id`; the same event may be delivered again for a day. */
  readonly id: string;
  /** What it is about, `channel/ts`: a mention and its twin share it. Null for events about nothing said. */
  readonly subject: string | null;
  /** The envelope's body as JSON, to be worked on again after a crash. Gone once the work is done. */
  readonly body: string;
};

/** `new`: ours to work on. `known`: it, or its twin, was accepted before. */
export type Acceptance = 'new' | 'known';

/** Whether what was accepted is still to be worked on. */
export type Progress = 'unfinished' | 'finished';

/** One thing that must be posted once, by a key that is unique within its team. */
export type DeliveryKey = { readonly team: TeamId; readonly key: string };

/** A channel, or a direct message. */
export type ChannelKey = { readonly team: TeamId; readonly channel: string };

/** The time for which a delivery is one's own; no other lease on it ends at the same instant. */
export type Lease = { readonly leasedUntil: Date };

export type Claim =
  /** Nobody tried before: post, with the token in the message's metadata. */
  | ({ readonly kind: 'first'; readonly token: string } & Lease)
  /** Somebody may have posted and died: look for the token in Slack before posting again. */
  | ({ readonly kind: 'again'; readonly token: string } & Lease)
  /** Posted, with Slack's `ts`. */
  | { readonly kind: 'done'; readonly channel: string; readonly ts: string }
  /** Another process holds the lease. */
  | { readonly kind: 'held' }
  /** Nobody will ever know whether it was posted: nothing more is posted under this key. */
  | { readonly kind: 'given up' };

/** A posted answer, by the message it answers. */
export type PostedAnswer = {
  readonly channel: string;
  /** `ts` of our message. */
  readonly ts: string;
};

/**
 * What must survive a restart. Times are UTC instants, passed in; the store has no clock.
 * Every method rejects with StoreError when the database cannot be used.
 */
export type Store = {
  /** Remembers an event before it is acknowledged; leases it to this process until `now + leaseMs`. */
  readonly accept: (event: InboxEvent, now: Date, leaseMs: number) => Promise<Acceptance>;
  /** The event is worked off: its body is deleted, its id is kept. */
  readonly finish: (team: TeamId, id: string, now: Date) => Promise<void>;
  /** How far the event about a subject is; undefined where none was accepted. */
  readonly progressOf: (team: TeamId, subject: string) => Promise<Progress | undefined>;
  /** Events accepted, not finished, whose lease has run out; leases them to this process. Oldest first; those that can be read. */
  readonly unfinished: (
    now: Date,
    leaseMs: number,
    limit: number,
  ) => Promise<readonly InboxEvent[]>;

  /** Takes the lease on a delivery, creating its row when there is none. */
  readonly claim: (delivery: DeliveryKey, now: Date, leaseMs: number) => Promise<Claim>;
  readonly markDone: (
    delivery: DeliveryKey,
    posted: { readonly channel: string; readonly ts: string },
    now: Date,
  ) => Promise<void>;
  /** Nothing will be posted under this key any more. */
  readonly giveUp: (delivery: DeliveryKey, now: Date) => Promise<void>;
  /**
   * Gives a lease back under which certainly nothing was sent; the next claim is what this one was. Does nothing
   * when the lease is another's by now; without `lease`, whosever it is.
   */
  readonly release: (delivery: DeliveryKey, now: Date, lease?: Lease) => Promise<void>;
  readonly findPosted: (delivery: DeliveryKey) => Promise<PostedAnswer | undefined>;

  /** What a thread (`channel/root ts`) or a direct message (`channel`) was last about. */
  readonly topic: (team: TeamId, place: string) => Promise<AnswerTopic | undefined>;
  readonly rememberTopic: (
    team: TeamId,
    place: string,
    topic: AnswerTopic,
    now: Date,
  ) => Promise<void>;

  /** A question that had no answer, already scrubbed; for whoever tends the knowledge. */
  readonly rememberUnanswered: (team: TeamId, text: string, now: Date) => Promise<void>;

  /** Switches tips on in a channel, or changes them; `due` is the next one of the schedule. */
  readonly subscribe: (subscription: LiveSubscription, now: Date) => Promise<void>;
  /** Switches tips off. True for exactly one of those who ask at once: who tells people may tell them once. */
  readonly unsubscribe: (channel: ChannelKey, now: Date) => Promise<boolean>;
  /** With `due` null when it is switched off; undefined when it never was on, or off for longer than the retention. */
  readonly findSubscription: (channel: ChannelKey) => Promise<Subscription | undefined>;
  /** Those that are on and that this person switched on or changed last, by channel; those that can be read. */
  readonly subscriptionsOf: (team: TeamId, user: string) => Promise<readonly LiveSubscription[]>;
  /**
   * Subscriptions of all teams whose next tip is due, longest due first. They stay due until they are advanced, so
   * the next page is what comes `after` the last of this one; only the last page is short. Leases nothing: posting
   * once is the delivery's. A row that cannot be read, or whose time zone is unknown here, is left out.
   */
  readonly dueSubscriptions: (
    now: Date,
    limit: number,
    after?: Pick<LiveSubscription, 'team' | 'channel' | 'due'>,
  ) => Promise<readonly LiveSubscription[]>;
  /** From the due instant that was read to the next. False, and nothing done, when it was changed since. */
  readonly advance: (
    from: Pick<LiveSubscription, 'team' | 'channel' | 'due'>,
    next: Due,
  ) => Promise<boolean>;

  /** Of each tip the last day on which the channel had it, oldest first: as much as `chooseTip` reads. */
  readonly tipHistory: (channel: ChannelKey) => Promise<readonly PostedTip[]>;
  /** The first tip of a day stays; others of that day are not kept, nor those of a channel without a subscription. */
  readonly recordTip: (channel: ChannelKey, posted: PostedTip) => Promise<void>;

  /** The defaults until somebody sets others. */
  readonly channelSettings: (channel: ChannelKey) => Promise<ChannelSettings>;
  readonly setChannelSettings: (channel: ChannelKey, settings: ChannelSettings) => Promise<void>;

  /** The app says nothing more in a thread, by its root's `ts`, unless it is addressed. */
  readonly mute: (channel: ChannelKey, thread: string, now: Date) => Promise<void>;
  /** Lifts it again; false where it was not so. */
  readonly unmute: (channel: ChannelKey, thread: string) => Promise<boolean>;
  readonly isMuted: (channel: ChannelKey, thread: string) => Promise<boolean>;

  /** Whether the app has to introduce itself in a place, a channel or a person: true once, for ever. */
  readonly greetOnce: (team: TeamId, place: string, now: Date) => Promise<boolean>;

  /** Keeps what a workspace gave at its installation; in the place of an earlier one. */
  readonly putInstallation: (installation: Installation, now: Date) => Promise<void>;
  readonly findInstallation: (team: TeamId) => Promise<KeptInstallation | undefined>;
  /** All installations by team, a page at a time: what comes `after` a team. */
  readonly installations: (limit: number, after?: TeamId) => Promise<readonly KeptInstallation[]>;
  /** The same tokens under another key. False, and nothing done, when the workspace installed anew since. */
  readonly resealInstallation: (
    from: Pick<Installation, 'team' | 'sealed'>,
    to: Pick<Installation, 'sealed' | 'keyId'>,
    now: Date,
  ) => Promise<boolean>;
  /** True when there was one. What else is kept of the workspace stays. */
  readonly deleteInstallation: (team: TeamId) => Promise<boolean>;

  /** Deletes every row of a workspace, all or nothing; returns how many. What is accepted afterwards is kept. */
  readonly forgetTeam: (team: TeamId) => Promise<number>;
  /**
   * Deletes a person's unanswered words and takes their id out of what stays; with `direct`, the channel of the
   * direct message with them, what is kept about that too. Ids of messages stay for the retention, lest what
   * arrives again is answered again; so do unanswered questions, which are scrubbed and name nobody.
   */
  readonly forgetUser: (team: TeamId, user: string, direct?: string) => Promise<Forgotten>;

  /**
   * Deletes what is older than the retention: what is finished or said, muted threads, subscriptions switched off
   * with their history. Settings, greetings,
   * installations and what is switched on stay. Returns the number of rows deleted.
   */
  readonly forgetBefore: (instant: Date) => Promise<number>;
  /**
   * Writes the copies of an embedded store that `srm store` waits for while this process holds the file; returns how
   * many. Whoever runs srm calls it again and again; without a request it costs the look into a folder.
   */
  readonly writeSnapshots: () => Promise<number>;
  readonly close: () => Promise<void>;
};
