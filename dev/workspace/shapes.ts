import type { Desk } from './desk.ts';
import {
  APP,
  type Channel,
  type FileInfo,
  type Message,
  type Person,
  TEAM,
  type View,
} from './model.ts';
import { repliesTo, type State } from './state.ts';

const seconds = (ms: number): number => Math.floor(ms / 1000);

const started = seconds(Date.UTC(2026, 0, 5));

/** Seconds east of Greenwich in a zone at an instant. */
export function offsetOf(tz: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'longOffset' });
  const name =
    parts.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

const zoneName = (tz: string, atMs: number): string =>
  new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'long' })
    .formatToParts(atMs)
    .find(({ type }) => type === 'timeZoneName')?.value ?? tz;

/** A person as `users.info` tells it. */
export const slackPerson = (person: Person, atMs: number) => ({
  id: person.id,
  team_id: TEAM.id,
  name: person.handle,
  real_name: person.name,
  deleted: false,
  tz: person.tz,
  tz_label: zoneName(person.tz, atMs),
  tz_offset: offsetOf(person.tz, atMs),
  profile: {
    real_name: person.name,
    display_name: person.handle,
    title: person.title,
    team: TEAM.id,
  },
  is_admin: person.isAdmin,
  is_owner: person.isAdmin,
  is_primary_owner: person.isAdmin,
  is_restricted: person.isGuest,
  is_ultra_restricted: false,
  is_bot: false,
  is_app_user: false,
  updated: started,
});

export const slackApp = (name: string) => ({
  id: APP.user,
  team_id: TEAM.id,
  name,
  real_name: name,
  deleted: false,
  tz: 'Etc/UTC',
  tz_label: 'Coordinated Universal Time',
  tz_offset: 0,
  profile: { real_name: name, display_name: name, api_app_id: APP.id, bot_id: APP.botId },
  is_admin: false,
  is_owner: false,
  is_primary_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_bot: true,
  is_app_user: false,
  updated: started,
});

/** A conversation as `conversations.info` tells it. */
export const slackChannel = (channel: Channel) => ({
  id: channel.id,
  created: started,
  is_archived: false,
  is_im: channel.kind === 'im',
  is_mpim: channel.kind === 'mpim',
  is_channel: channel.kind === 'channel',
  is_group: channel.kind === 'group',
  is_private: channel.kind !== 'channel',
  is_general: channel.name === 'general',
  is_member: channel.members.includes(APP.user),
  is_shared: false,
  is_ext_shared: false,
  is_org_shared: false,
  num_members: channel.members.length,
  context_team_id: TEAM.id,
  ...(channel.kind === 'im'
    ? { user: channel.members.find((id) => id !== APP.user) }
    : { name: channel.name, name_normalized: channel.name, creator: channel.members[0] }),
  topic: { value: channel.topic, creator: '', last_set: 0 },
  purpose: { value: '', creator: '', last_set: 0 },
});

/** Slack's name of the place in bodies of commands and clicks. */
export const placeName = ({ kind, name }: Channel): string =>
  kind === 'im' ? 'directmessage' : kind === 'group' ? 'privategroup' : name;

export const slackFile = (file: FileInfo, url: string) => ({
  id: file.id,
  created: file.created,
  timestamp: file.created,
  name: file.name,
  title: file.title,
  mimetype: file.mimetype,
  filetype: file.name.includes('.') ? file.name.split('.').at(-1) : 'binary',
  user: file.user,
  user_team: TEAM.id,
  size: file.size,
  mode: 'hosted',
  is_external: false,
  is_public: true,
  url_private: `${url}/files-pri/${file.id}/${encodeURIComponent(file.name)}`,
  url_private_download: `${url}/files-pri/${file.id}/download/${encodeURIComponent(file.name)}`,
  permalink: `${url}/files/${file.id}/${encodeURIComponent(file.name)}`,
});

const author = (message: Message, name: string) =>
  message.user === APP.user
    ? {
        bot_id: APP.botId,
        app_id: APP.id,
        bot_profile: { id: APP.botId, app_id: APP.id, name, team_id: TEAM.id, deleted: false },
      }
    : {};

function thread(state: State, message: Message) {
  const replies = message.thread_ts === undefined ? repliesTo(state, message) : [];
  const last = replies.at(-1);
  if (!last) return message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: last.ts,
  };
}

/** A message as the histories and the bodies of clicks carry it. */
export const slackMessage = (desk: Desk, message: Message, withMetadata: boolean) => ({
  type: 'message',
  subtype: message.subtype,
  user: message.user,
  ...author(message, desk.manifest.name),
  text: message.text,
  ts: message.ts,
  team: TEAM.id,
  client_msg_id: message.client_msg_id,
  ...thread(desk.state, message),
  blocks: message.blocks,
  files: message.files?.map((file) => slackFile(file, desk.url())),
  edited: message.edited,
  reactions: message.reactions?.map((it) => ({ ...it, count: it.users.length })),
  metadata: withMetadata ? message.metadata : undefined,
});

/** A view as bodies and answers carry it, with what the person has filled in. */
export const slackView = (view: View, values: unknown = {}) => ({
  callback_id: '',
  private_metadata: '',
  external_id: '',
  title: { type: 'plain_text', text: view.type === 'home' ? 'View Title' : '' },
  close: null,
  submit: null,
  clear_on_close: false,
  notify_on_close: false,
  ...view,
  team_id: TEAM.id,
  app_id: APP.id,
  app_installed_team_id: TEAM.id,
  bot_id: APP.botId,
  state: { values },
});
