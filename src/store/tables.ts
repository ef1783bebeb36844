import type { Kysely } from 'kysely';
import { z } from 'zod';

/** Milliseconds since 1970 in UTC; the same integer in both databases. */
export const Instant = z.int();
export type Instant = z.infer<typeof Instant>;

type InboxRow = {
  readonly team_id: string;
  readonly id: string;
  /** Null for events about nothing said, and for the twin of an event that holds the subject. */
  readonly subject: string | null;
  /** Null once finished. */
  readonly body: string | null;
  readonly accepted_at: Instant;
  readonly leased_until: Instant;
  readonly finished_at: Instant | null;
};

type DeliveryRow = {
  readonly team_id: string;
  readonly key: string;
  /** Random UUID, made with the row and never changed. */
  readonly token: string;
  readonly state: 'claimed' | 'reclaimed' | 'released' | 'done' | 'given_up';
  readonly leased_until: Instant;
  /** Where it was posted: both set when `done`, else null. */
  readonly channel: string | null;
  readonly ts: string | null;
  readonly changed_at: Instant;
};

type TopicRow = {
  readonly team_id: string;
  readonly place: string;
  readonly kind: string;
  readonly concern: string | null;
  readonly service: string | null;
  readonly changed_at: Instant;
};

type UnansweredRow = {
  readonly team_id: string;
  readonly id: string;
  readonly text: string;
  readonly asked_at: Instant;
};

type SubscriptionRow = {
  readonly team_id: string;
  readonly channel: string;
  /** JSON of a schedule and of a list of topics. */
  readonly schedule: string;
  readonly topics: string;
  readonly switched_on_by: string;
  /** Both null when switched off. */
  readonly next_due_at: Instant | null;
  readonly due_day: string | null;
  /** When it was last switched on, changed or switched off. */
  readonly changed_at: Instant;
};

type TipPostedRow = {
  readonly team_id: string;
  readonly channel: string;
  readonly day: string;
  readonly tip: string;
};

type ChannelSettingsRow = {
  readonly team_id: string;
  readonly channel: string;
  readonly answer: string;
  readonly place: string;
  readonly who_may_change: string;
};

type MutedThreadRow = {
  readonly team_id: string;
  readonly channel: string;
  readonly thread: string;
  readonly muted_at: Instant;
};

type GreetingRow = {
  readonly team_id: string;
  readonly place: string;
  readonly greeted_at: Instant;
};

type InstallationRow = {
  /** Of a workspace or an organisation. */
  readonly team_id: string;
  readonly sealed: string;
  readonly key_id: string;
  /** Separated by commas, as Slack writes them. */
  readonly scopes: string;
  readonly installed_at: Instant;
  readonly updated_at: Instant;
};

/** The tables as the newest migration leaves them. */
export type Tables = {
  readonly inbox: InboxRow;
  readonly deliveries: DeliveryRow;
  readonly topics: TopicRow;
  readonly unanswered: UnansweredRow;
  readonly subscriptions: SubscriptionRow;
  readonly tips_posted: TipPostedRow;
  readonly channel_settings: ChannelSettingsRow;
  readonly muted_threads: MutedThreadRow;
  readonly greetings: GreetingRow;
  readonly installations: InstallationRow;
};

export type Database = Kysely<Tables>;
