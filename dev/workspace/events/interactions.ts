import type { Held, Values } from '../acts.ts';
import type { Found } from '../blocks/walk.ts';
import type { Desk } from '../desk.ts';
import { APP, type Channel, type Message, type Person, TEAM, type View } from '../model.ts';
import { placeName, slackMessage, slackView } from '../shapes.ts';

const team = { id: TEAM.id, domain: TEAM.domain };

const who = ({ id, handle }: Person) => ({
  id,
  username: handle,
  name: handle,
  team_id: TEAM.id,
});

const common = (person: Person) => ({
  user: who(person),
  api_app_id: APP.id,
  token: 'local',
  team,
  enterprise: null,
  is_enterprise_install: false,
});

const responseUrl = (desk: Desk, user: string, channel: string, ts?: string): string =>
  `${desk.url()}/respond/${desk.responses.issue({ user, channel, ts })}`;

export type CommandCall = { readonly command: string; readonly text: string };

export const commandBody = (
  desk: Desk,
  person: Person,
  channel: Channel,
  { command, text }: CommandCall,
) => ({
  token: 'local',
  team_id: TEAM.id,
  team_domain: TEAM.domain,
  channel_id: channel.id,
  channel_name: placeName(channel),
  user_id: person.id,
  user_name: person.handle,
  command,
  text,
  api_app_id: APP.id,
  is_enterprise_install: 'false',
  response_url: responseUrl(desk, person.id, channel.id),
  trigger_id: desk.triggers.issue({ user: person.id }),
});

/** What was pressed: as the app made it, and what the person put there. */
const action = ({ block, element }: Found, held: Held, actionTs: string) => ({
  ...('text' in element ? { text: element.text } : {}),
  ...('value' in element && element.value !== undefined ? { value: element.value } : {}),
  ...('url' in element && element.url !== undefined ? { url: element.url } : {}),
  ...('placeholder' in element ? { placeholder: element.placeholder } : {}),
  ...('confirm' in element && element.confirm ? { confirm: element.confirm } : {}),
  ...('initial_option' in element ? { initial_option: element.initial_option } : {}),
  ...held,
  type: element.type,
  action_id: element.action_id,
  block_id: block.block_id,
  action_ts: actionTs,
});

export type Press = { readonly found: Found; readonly held: Held; readonly values: Values };

export const pressInMessage = (desk: Desk, person: Person, message: Message, press: Press) => {
  const channel = desk.state.channels.get(message.channel);
  const isPrivate = message.onlyFor !== undefined;
  return {
    type: 'block_actions',
    ...common(person),
    trigger_id: desk.triggers.issue({ user: person.id }),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isPrivate,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    channel: { id: message.channel, name: channel ? placeName(channel) : '' },
    // Slack leaves the contents of a private answer out: it has not kept them.
    ...(isPrivate ? {} : { message: slackMessage(desk, message, true) }),
    state: { values: press.values },
    response_url: responseUrl(desk, person.id, message.channel, message.ts),
    actions: [action(press.found, press.held, desk.clock.ts())],
  };
};

export const pressInView = (desk: Desk, person: Person, view: View, press: Press) => ({
  type: 'block_actions',
  ...common(person),
  trigger_id: desk.triggers.issue({ user: person.id }),
  container: { type: 'view', view_id: view.id },
  view: slackView(view, press.values),
  actions: [action(press.found, press.held, desk.clock.ts())],
});

export const submissionBody = (desk: Desk, person: Person, view: View, values: Values) => ({
  type: 'view_submission',
  ...common(person),
  trigger_id: desk.triggers.issue({ user: person.id }),
  view: slackView(view, values),
  response_urls: [],
});

export const closedBody = (person: Person, view: View, values: Values) => ({
  type: 'view_closed',
  ...common(person),
  view: slackView(view, values),
  is_cleared: false,
});

export const messageShortcutBody = (
  desk: Desk,
  person: Person,
  message: Message,
  callback: string,
) => {
  const channel = desk.state.channels.get(message.channel);
  return {
    type: 'message_action',
    ...common(person),
    callback_id: callback,
    trigger_id: desk.triggers.issue({ user: person.id }),
    action_ts: desk.clock.ts(),
    message_ts: message.ts,
    response_url: responseUrl(desk, person.id, message.channel, message.ts),
    channel: { id: message.channel, name: channel ? placeName(channel) : '' },
    message: slackMessage(desk, message, true),
  };
};

export const globalShortcutBody = (desk: Desk, person: Person, callback: string) => ({
  type: 'shortcut',
  ...common(person),
  callback_id: callback,
  trigger_id: desk.triggers.issue({ user: person.id }),
  action_ts: desk.clock.ts(),
});
