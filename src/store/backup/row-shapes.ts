import { z } from 'zod';
import { ChannelSettings } from '../channel-settings.ts';
import { DeliveryState } from '../claim.ts';
import { UsableSubscriptionRow } from '../subscription.ts';
import { Instant, type Tables } from '../tables.ts';
import { AnswerTopic } from '../topic.ts';

const team = { team_id: z.string().min(1) };
const text = z.string().min(1);

const Inbox = z.intersection(
  z.object({
    ...team,
    id: text,
    subject: z.string().nullable(),
    accepted_at: Instant,
    leased_until: Instant,
  }),
  z.union([
    z.object({ body: z.string(), finished_at: z.null() }),
    z.object({ body: z.null(), finished_at: Instant }),
  ]),
);

/** What a row of each table must be to be of use; the doors of the store ask no more. */
export const rowShapes = {
  inbox: Inbox,
  deliveries: z.intersection(z.object({ ...team, key: text, changed_at: Instant }), DeliveryState),
  topics: z.intersection(
    z.object({ ...team, place: text, changed_at: Instant }),
    AnswerTopic.strip(),
  ),
  unanswered: z.object({ ...team, id: text, text: z.string(), asked_at: Instant }),
  subscriptions: z.intersection(z.object({ ...team, changed_at: Instant }), UsableSubscriptionRow),
  tips_posted: z.object({ ...team, channel: text, day: z.iso.date(), tip: text }),
  channel_settings: z
    .object({ ...team, channel: text, answer: z.string(), place: z.string(), who_may_change: text })
    .transform(({ answer, place, who_may_change: whoMayChange }) => ({
      ...{ answer, place, whoMayChange },
    }))
    .pipe(ChannelSettings),
  muted_threads: z.object({ ...team, channel: text, thread: text, muted_at: Instant }),
  greetings: z.object({ ...team, place: text, greeted_at: Instant }),
  installations: z.object({
    ...team,
    sealed: text,
    key_id: text,
    scopes: z.string(),
    installed_at: Instant,
    updated_at: Instant,
  }),
} as const satisfies Readonly<Record<keyof Tables, z.ZodType>>;
