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
  readonly state: 'claimed' | 'released' | 'done' | 'given_up';
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

/** The tables as the newest migration leaves them. */
export type Tables = {
  readonly inbox: InboxRow;
  readonly deliveries: DeliveryRow;
  readonly topics: TopicRow;
  readonly unanswered: UnansweredRow;
};

export type Database = Kysely<Tables>;
