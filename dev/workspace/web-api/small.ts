import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { APP } from '../model.ts';
import { refresh } from '../posting.ts';
import { take, unpacked, word } from './arguments.ts';
import { channelOf, joinedChannel, type Methods, messageOf } from './method.ts';
import { present, Refusal } from './refusal.ts';

const reacting = z.object({ channel: word, timestamp: word, name: word });

function react(desk: Desk, given: z.infer<typeof reacting>, add: boolean) {
  const channel = joinedChannel(desk, given.channel);
  const message = present(messageOf(desk, channel.id, given.timestamp), 'message_not_found');
  const users = message.reactions?.find(({ name }) => name === given.name)?.users ?? [];
  if (add && users.includes(APP.user)) throw new Refusal('already_reacted');
  if (!add && !users.includes(APP.user)) throw new Refusal('no_reaction');
  refresh(desk, { ...message, reactions: toggled(message.reactions ?? [], given.name, APP.user) });
  return {};
}

type Reactions = readonly { readonly name: string; readonly users: readonly string[] }[];

/** Adds a person's reaction, or takes it back. */
export function toggled(reactions: Reactions, name: string, user: string): Reactions {
  const users = reactions.find((it) => it.name === name)?.users ?? [];
  const next = users.includes(user) ? users.filter((it) => it !== user) : [...users, user];
  const known = reactions.some((it) => it.name === name);
  const all = known
    ? reactions.map((it) => (it.name === name ? { name, users: next } : it))
    : [...reactions, { name, users: next }];
  return all.filter((it) => it.users.length > 0);
}

const thread = { channel_id: word, thread_ts: z.string().optional() };
const status = z.object({ ...thread, status: z.string() });
const prompts = z.object({
  ...thread,
  title: z.string().optional(),
  prompts: z.preprocess(
    unpacked,
    z.array(z.object({ title: z.string().min(1), message: z.string().min(1) })).max(4),
  ),
});

export const small: Methods = {
  'reactions.add': (desk, given) => react(desk, take(reacting, given), true),
  'reactions.remove': (desk, given) => react(desk, take(reacting, given), false),
  'assistant.threads.setStatus': (desk, given) => {
    // An empty status is a value here: it says that the app is done.
    const taken = status.safeParse(given);
    if (!taken.success) throw new Refusal('invalid_arguments');
    const { channel_id, thread_ts, status: text } = taken.data;
    desk.publish({ kind: 'status', channel: channelOf(desk, channel_id).id, thread_ts, text });
    return {};
  },
  'assistant.threads.setTitle': () => ({}),
  'assistant.threads.setSuggestedPrompts': (desk, given) => {
    const { channel_id, thread_ts, title, prompts: offered } = take(prompts, given);
    const channel = channelOf(desk, channel_id).id;
    const suggestions = { channel, thread_ts, title, prompts: offered };
    desk.state.suggestions.set(channel, suggestions);
    desk.publish({ kind: 'suggestions', ...suggestions });
    return {};
  },
  'apps.connections.open': (desk) => ({
    url: `${desk.url().replace('http:', 'ws:')}/link/?ticket=${desk.links.issue(true)}&app_id=${APP.id}`,
  }),
  'usergroups.list': () => ({ usergroups: [] }),
};
