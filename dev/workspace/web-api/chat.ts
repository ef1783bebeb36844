import { z } from 'zod';
import type { Block } from '../blocks/blocks.ts';
import { checkBlocks } from '../blocks/check.ts';
import type { Desk } from '../desk.ts';
import { APP, type Message, type Metadata } from '../model.ts';
import { change, erase, post } from '../posting.ts';
import { slackMessage } from '../shapes.ts';
import { flag, json, take, word } from './arguments.ts';
import { channelOf, joinedChannel, type Methods, messageOf } from './method.ts';
import { accepted, present, Refusal } from './refusal.ts';

/** Slack cuts longer texts; a stand-in had better say so. */
const LONGEST_TEXT = 40_000;

const content = {
  text: z.string().optional(),
  markdown_text: z.string().max(12_000).optional(),
  blocks: json,
};
const place = { channel: word, thread_ts: z.string().optional() };

type Content = {
  readonly text?: string | undefined;
  readonly markdown_text?: string | undefined;
  readonly blocks?: unknown;
};

/** The words and blocks of a message, within Slack's limits. @throws Refusal */
export function contentOf({ text, markdown_text, blocks }: Content): {
  readonly text: string;
  readonly blocks: readonly Block[] | undefined;
} {
  const given = markdown_text === undefined ? blocks : [{ type: 'markdown', text: markdown_text }];
  if (given !== undefined && !Array.isArray(given)) throw new Refusal('invalid_blocks_format');
  const checked = given && given.length > 0 ? accepted(checkBlocks(given)) : undefined;
  if (!text && !checked) throw new Refusal('no_text');
  if ((text?.length ?? 0) > LONGEST_TEXT) throw new Refusal('msg_too_long');
  return { text: text ?? markdown_text ?? '', blocks: checked };
}

const metadataShape = z.object({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

function metadataOf(given: unknown): Metadata | undefined {
  if (given === undefined) return undefined;
  const parsed = metadataShape.safeParse(given);
  if (!parsed.success) throw new Refusal('invalid_metadata_format');
  return parsed.data;
}

const posting = z.object({ ...place, ...content, metadata: json, reply_broadcast: flag });

function postMessage(desk: Desk, given: z.infer<typeof posting>) {
  const channel = joinedChannel(desk, given.channel);
  const broadcast = given.reply_broadcast === true && given.thread_ts !== undefined;
  const message: Message = {
    channel: channel.id,
    ts: desk.clock.ts(),
    user: APP.user,
    ...contentOf(given),
    thread_ts: given.thread_ts,
    subtype: broadcast ? 'thread_broadcast' : undefined,
    metadata: metadataOf(given.metadata),
  };
  post(desk, message);
  // What the app says ends what it said it was doing.
  desk.publish({ kind: 'status', channel: channel.id, thread_ts: given.thread_ts, text: '' });
  return { channel: channel.id, ts: message.ts, message: slackMessage(desk, message, true) };
}

const whispering = z.object({ ...place, ...content, user: word });

function postEphemeral(desk: Desk, given: z.infer<typeof whispering>) {
  const channel = joinedChannel(desk, given.channel);
  if (!channel.members.includes(given.user)) throw new Refusal('user_not_in_channel');
  const ts = desk.clock.ts();
  const { thread_ts, user: onlyFor } = given;
  post(desk, { channel: channel.id, ts, user: APP.user, ...contentOf(given), thread_ts, onlyFor });
  return { message_ts: ts };
}

/** One of the app's own messages that everybody can see. */
function ownMessage(desk: Desk, channelId: string, ts: string, code: string): Message {
  const found = present(messageOf(desk, channelOf(desk, channelId).id, ts), 'message_not_found');
  if (found.onlyFor !== undefined) throw new Refusal('message_not_found');
  if (found.user !== APP.user) throw new Refusal(code);
  return found;
}

const updating = z.object({ channel: word, ts: word, ...content, metadata: json });

function update(desk: Desk, given: z.infer<typeof updating>) {
  const before = ownMessage(desk, given.channel, given.ts, 'cant_update_message');
  const after: Message = {
    ...before,
    ...contentOf(given),
    metadata: metadataOf(given.metadata) ?? before.metadata,
    edited: { user: APP.user, ts: desk.clock.ts() },
  };
  change(desk, before, after);
  const { channel, ts, text } = after;
  return { channel, ts, text, message: slackMessage(desk, after, true) };
}

const pointing = z.object({ channel: word, ts: word });
const linking = z.object({ channel: word, message_ts: word });

export const chat: Methods = {
  'chat.postMessage': (desk, given) => postMessage(desk, take(posting, given)),
  'chat.postEphemeral': (desk, given) => postEphemeral(desk, take(whispering, given)),
  'chat.update': (desk, given) => update(desk, take(updating, given)),
  'chat.delete': (desk, given) => {
    const { channel, ts } = take(pointing, given);
    erase(desk, ownMessage(desk, channel, ts, 'cant_delete_message'));
    return { channel, ts };
  },
  'chat.getPermalink': (desk, given) => {
    const { channel: id, message_ts } = take(linking, given);
    const { ts, channel, thread_ts } = present(
      messageOf(desk, channelOf(desk, id).id, message_ts),
      'message_not_found',
    );
    const query = thread_ts === undefined ? '' : `?thread_ts=${thread_ts}&cid=${channel}`;
    const permalink = `${desk.url()}/archives/${channel}/p${ts.replace('.', '')}${query}`;
    return { channel, permalink };
  },
};
