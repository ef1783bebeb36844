import type { Desk } from '../desk.ts';
import { createId } from '../ids.ts';
import { APP, type Message, TEAM } from '../model.ts';
import { slackChannel, slackMessage, slackView } from '../shapes.ts';

export type SlackEvent = {
  readonly type: string;
  readonly subtype?: string | undefined;
} & Readonly<Record<string, unknown>>;

/** What the manifest calls the event: `message.im`, `app_mention`. */
const subscription = (event: SlackEvent): string => {
  if (event.type !== 'message') return event.type;
  const kind = String(event.channel_type);
  return `message.${kind === 'channel' || kind === 'group' ? `${kind}s` : kind}`;
};

/** The envelope of the Events API around an event. */
const eventBody = (event: SlackEvent, nowMs: number) => ({
  token: 'local',
  team_id: TEAM.id,
  context_team_id: TEAM.id,
  context_enterprise_id: null,
  api_app_id: APP.id,
  event,
  type: 'event_callback',
  event_id: createId('Ev'),
  event_time: Math.floor(nowMs / 1000),
  authorizations: [
    {
      enterprise_id: null,
      team_id: TEAM.id,
      user_id: APP.user,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
});

/** Sends an event that the app's manifest subscribes to; others stay here. */
export function tellApp({ manifest, delivery, clock, report }: Desk, event: SlackEvent): void {
  const name = subscription(event);
  if (manifest.events && !manifest.events.includes(name)) {
    report({
      direction: 'workspace',
      title: `${name}: not sent, the manifest does not ask for it`,
    });
    return;
  }
  delivery.send(eventBody(event, clock.now()));
}

const placeOf = (desk: Desk, message: Message) => ({
  channel: message.channel,
  channel_type: desk.state.channels.get(message.channel)?.kind ?? 'channel',
});

/** The `message` event of something that was said. */
export const messageEvent = (desk: Desk, message: Message): SlackEvent => ({
  ...slackMessage(desk, message, true),
  ...placeOf(desk, message),
  event_ts: message.ts,
});

/** Its twin when the app is named: no subtype, no channel type, the same `ts`. */
export const mentionEvent = (desk: Desk, message: Message): SlackEvent => ({
  ...slackMessage(desk, message, false),
  subtype: undefined,
  type: 'app_mention',
  channel: message.channel,
  event_ts: message.ts,
});

export const changedEvent = (desk: Desk, after: Message, before: Message): SlackEvent => {
  const ts = desk.clock.ts();
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: slackMessage(desk, after, true),
    previous_message: slackMessage(desk, before, true),
    ...placeOf(desk, after),
    ts,
    event_ts: ts,
  };
};

export const deletedEvent = (desk: Desk, before: Message): SlackEvent => {
  const ts = desk.clock.ts();
  return {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: before.ts,
    previous_message: slackMessage(desk, before, true),
    ...placeOf(desk, before),
    ts,
    event_ts: ts,
  };
};

export const joinedEvent = (desk: Desk, channelId: string, inviter: string): SlackEvent => {
  const channel = desk.state.channels.get(channelId);
  return {
    type: 'member_joined_channel',
    user: APP.user,
    channel: channelId,
    channel_type: channel && slackChannel(channel).is_private ? 'G' : 'C',
    team: TEAM.id,
    inviter,
    event_ts: desk.clock.ts(),
  };
};

export const leftEvent = (desk: Desk, channel: string, private_: boolean): SlackEvent => ({
  type: private_ ? 'group_left' : 'channel_left',
  channel,
  actor_id: APP.user,
  event_ts: desk.clock.ts(),
});

const contextOf = ({ state }: Desk, user: string) => {
  const value = state.watching.get(user);
  const entity = { type: 'slack#/types/channel_id', value, team_id: TEAM.id };
  return { entities: value === undefined ? [] : [entity] };
};

export const contextEvent = (desk: Desk, user: string, channel: string): SlackEvent => ({
  type: 'app_context_changed',
  user,
  channel,
  context: contextOf(desk, user),
  event_ts: desk.clock.ts(),
});

export const homeOpenedEvent = (
  desk: Desk,
  user: string,
  channel: string,
  tab: 'home' | 'messages',
): SlackEvent => {
  const view = desk.state.homes.get(user);
  return {
    type: 'app_home_opened',
    user,
    channel,
    tab,
    ...(tab === 'home' && view ? { view: slackView(view) } : {}),
    context: contextOf(desk, user),
    event_ts: desk.clock.ts(),
  };
};
