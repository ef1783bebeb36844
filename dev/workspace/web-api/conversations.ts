import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { APP, isReply, type Message } from '../model.ts';
import { slackChannel, slackMessage } from '../shapes.ts';
import { publicMessages, repliesTo } from '../state.ts';
import { count, flag, take, word } from './arguments.ts';
import { channelOf, joinedChannel, type Methods, messageOf } from './method.ts';
import { Refusal } from './refusal.ts';

const window = {
  latest: z.string().optional(),
  oldest: z.string().optional(),
  inclusive: flag,
  limit: count,
  cursor: z.string().optional(),
  include_all_metadata: flag,
};
const history = z.object({ channel: word, ...window });
const replies = z.object({ channel: word, ts: word, ...window });

type Window = Omit<z.infer<typeof history>, 'channel'>;

function within({ latest, oldest, inclusive }: Window): (message: Message) => boolean {
  const from = Number(oldest ?? 0);
  const to = Number(latest ?? Number.POSITIVE_INFINITY);
  return ({ ts }) => {
    const at = Number(ts);
    if (inclusive === true && (at === from || at === to)) return true;
    return at > from && at < to;
  };
}

/** One page of messages; the cursor is the number of messages before it. */
function paged(desk: Desk, messages: readonly Message[], given: Window) {
  const start = Number(given.cursor ?? 0);
  const end = start + (given.limit ?? 100);
  const has_more = messages.length > end;
  return {
    messages: messages
      .slice(start, end)
      .map((it) => slackMessage(desk, it, given.include_all_metadata === true)),
    has_more,
    ...(has_more ? { response_metadata: { next_cursor: String(end) } } : {}),
  };
}

const filtering = z.object({
  types: z.string().default('public_channel'),
  exclude_archived: flag,
  limit: count,
});
const kinds = {
  channel: 'public_channel',
  group: 'private_channel',
  im: 'im',
  mpim: 'mpim',
} as const;

/** Conversations the app can see, of the kinds asked for. */
export function visibleChannels(desk: Desk, types: string, onlyJoined: boolean) {
  const wanted = types.split(',').map((it) => it.trim());
  return [...desk.state.channels.values()]
    .filter(({ kind }) => wanted.includes(kinds[kind]))
    .filter(
      ({ kind, members }) => members.includes(APP.user) || (!onlyJoined && kind === 'channel'),
    )
    .map(slackChannel);
}

const opening = z.object({
  users: z.string().optional(),
  channel: z.string().optional(),
  return_im: flag,
});

function open(desk: Desk, { users, channel }: z.infer<typeof opening>) {
  if (channel !== undefined) return { channel: slackChannel(joinedChannel(desk, channel)) };
  const ids = (users ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new Refusal('users_list_not_supplied');
  if (ids.some((id) => !desk.state.people.has(id))) throw new Refusal('user_not_found');
  const members = new Set([...ids, APP.user]);
  const found = [...desk.state.channels.values()].find(
    (it) =>
      it.kind === (ids.length === 1 ? 'im' : 'mpim') &&
      it.members.length === members.size &&
      it.members.every((id) => members.has(id)),
  );
  if (!found)
    throw new Refusal('channel_not_found', ['new group direct messages are not built here']);
  return { no_op: true, already_open: true, channel: slackChannel(found) };
}

const naming = z.object({ channel: word, include_num_members: flag });

export const conversations: Methods = {
  'conversations.history': (desk, given) => {
    const taken = take(history, given);
    const { id } = joinedChannel(desk, taken.channel);
    const messages = publicMessages(desk.state, id)
      .filter((it) => !isReply(it) || it.subtype === 'thread_broadcast')
      .filter(within(taken))
      .toReversed();
    return paged(desk, messages, taken);
  },
  'conversations.replies': (desk, given) => {
    const taken = take(replies, given);
    const { id } = joinedChannel(desk, taken.channel);
    const asked = messageOf(desk, id, taken.ts);
    const root = asked?.thread_ts === undefined ? asked : messageOf(desk, id, asked.thread_ts);
    if (!root) throw new Refusal('thread_not_found');
    // Slack always gives the root, whatever the window.
    const answers = repliesTo(desk.state, root).filter(within(taken));
    return paged(desk, [root, ...answers], taken);
  },
  'conversations.info': (desk, given) => {
    const channel = channelOf(desk, take(naming, given).channel);
    const hidden = channel.kind === 'group' && !channel.members.includes(APP.user);
    if (hidden) throw new Refusal('channel_not_found');
    return { channel: slackChannel(channel) };
  },
  'conversations.list': (desk, given) => ({
    channels: visibleChannels(desk, take(filtering, given).types, false),
    response_metadata: { next_cursor: '' },
  }),
  'conversations.members': (desk, given) => ({
    members: channelOf(desk, take(naming, given).channel).members,
    response_metadata: { next_cursor: '' },
  }),
  'conversations.open': (desk, given) => open(desk, take(opening, given)),
};
