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

/** One thing that must be posted once, by a key that is unique within its team. */
export type DeliveryKey = { readonly team: TeamId; readonly key: string };

export type Claim =
  /** Nobody tried before: post, with the token in the message's metadata. */
  | { readonly kind: 'first'; readonly token: string }
  /** Somebody may have posted and died: look for the token in Slack before posting again. */
  | { readonly kind: 'again'; readonly token: string }
  /** Posted, with Slack's `ts`. */
  | { readonly kind: 'done'; readonly channel: string; readonly ts: string }
  /** Another process holds the lease, or it was given up. */
  | { readonly kind: 'held' };

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
  /** Events accepted, not finished, whose lease has run out; leases them to this process. Oldest first. */
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
  /** Gives the lease back after a send that certainly did not happen; the next claim is `first`. */
  readonly release: (delivery: DeliveryKey, now: Date) => Promise<void>;
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

  /** Deletes what is older than the retention. Returns the number of rows deleted. */
  readonly forgetBefore: (instant: Date) => Promise<number>;
  readonly close: () => Promise<void>;
};
