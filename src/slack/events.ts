import { z } from 'zod';

/** Events about something said, which the inbox takes; all others are Bolt's. */
export const messageEvents = ['message', 'app_mention'] as const;

/** Nobody's message is ours when it comes from an app. */
const notOfAnApp = { bot_id: z.null().optional(), hidden: z.literal(false).optional() };

const text = z
  .string()
  .nullish()
  .transform((words) => words ?? '');

/** Only which files there are and of what type; names and addresses stay with Slack. */
const files = z
  .array(z.object({ id: z.string().optional(), filetype: z.string().optional() }))
  .optional();

const spoken = {
  ...notOfAnApp,
  user: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text,
  files,
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
};

const place = { channel: z.string(), channel_type: z.string().optional() };

const SaidEvent = z.object({ type: z.enum(messageEvents), ...place, ...spoken });

const EditedEvent = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  ...place,
  message: z.object(spoken),
  previous_message: z.object({ text }).optional(),
});

const DeletedEvent = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_deleted'),
  ...place,
  deleted_ts: z.string(),
});

/** What is left of a deleted message that has a thread. */
const TombstoneEvent = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  ...place,
  message: z.object({ subtype: z.literal('tombstone'), ts: z.string() }),
});

/**
 * An event about a message that could be ours, and of it only what we read: no token, no file names,
 * no profiles. Whatever does not fit (bots, joins, other subtypes) is not for us.
 */
const MessageBody = z.object({
  type: z.literal('event_callback'),
  event_id: z.string(),
  team_id: z.string(),
  /** The workspace through which we hear it; in shared channels not the one where it was said. */
  context_team_id: z.string().nullish(),
  event: z.union([EditedEvent, TombstoneEvent, DeletedEvent, SaidEvent]),
});
export type MessageBody = z.infer<typeof MessageBody>;

/** Any event about a message, ours or not. */
const AnyMessage = z.object({
  event: z.object({ type: z.enum(messageEvents) }),
});

/** Something a person wrote, where, and how it was addressed. */
export type Utterance = {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  /** `ts` of the thread's root: its own where it starts one. */
  readonly root: string;
  readonly user: string;
  readonly text: string;
  /** Files that came with it; `type` in Slack's words (`csv`), empty where it does not say. */
  readonly files: readonly { readonly id: string; readonly type: string }[];
  /** Said in a direct message to the app alone. */
  readonly direct: boolean;
  /** Slack says that it names the app. */
  readonly mention: boolean;
};

/** What happened to a message. */
export type Heard =
  | { readonly kind: 'said'; readonly utterance: Utterance }
  | { readonly kind: 'edited'; readonly utterance: Utterance; readonly before: string | undefined }
  | {
      readonly kind: 'deleted';
      readonly team: string;
      readonly channel: string;
      readonly ts: string;
    };

/** Whether Slack tells about a message at all; other bodies go straight to Bolt. */
export function isMessageBody(body: unknown): boolean {
  return AnyMessage.safeParse(body).success;
}

/** The part of a body that we keep, or undefined where the message cannot be ours. */
export function readMessageBody(body: unknown): MessageBody | undefined {
  const parsed = MessageBody.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

export function teamOf(body: MessageBody): string {
  return body.context_team_id ?? body.team_id;
}

/** What the body says happened. */
export function heardIn(body: MessageBody): Heard {
  const { event } = body;
  const team = teamOf(body);
  if ('deleted_ts' in event) {
    return { kind: 'deleted', team, channel: event.channel, ts: event.deleted_ts };
  }
  if (!('message' in event)) {
    return { kind: 'said', utterance: utteranceIn(body, event, event.type === 'app_mention') };
  }
  const { message } = event;
  if (message.subtype === 'tombstone') {
    return { kind: 'deleted', team, channel: event.channel, ts: message.ts };
  }
  const before = 'previous_message' in event ? event.previous_message?.text : undefined;
  return { kind: 'edited', utterance: utteranceIn(body, message, false), before };
}

type Spoken = z.infer<typeof EditedEvent>['message'];

function utteranceIn(body: MessageBody, message: Spoken, mention: boolean): Utterance {
  const { ts, thread_ts, user, text: words, files: list } = message;
  return {
    team: teamOf(body),
    channel: body.event.channel,
    ts,
    root: thread_ts ?? ts,
    user,
    text: words,
    files: (list ?? []).map(({ id = '', filetype = '' }) => ({ id, type: filetype })),
    direct: body.event.channel_type === 'im',
    mention,
  };
}

/** `channel/ts` of what was said: a mention and its twin share it. Changes have none. */
export function subjectOf(heard: Heard): string | null {
  return heard.kind === 'said' ? messageSubject(heard.utterance) : null;
}

/** What the event that tells of a message is about. */
export function messageSubject({ channel, ts }: Pick<Utterance, 'channel' | 'ts'>): string {
  return `${channel}/${ts}`;
}
