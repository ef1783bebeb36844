/// <reference lib="dom" />
import type { Channel, Person } from '../model.ts';
import { byId, fill, h, icon } from './dom.ts';
import { avatar, channelName, isApp } from './names.ts';
import { appIsIn, me, myChannels, store } from './store.ts';

function sign(channel: Channel): Node {
  if (channel.kind === 'channel') return icon('hash');
  if (channel.kind === 'group') return icon('lock');
  const [face = ''] = channel.members.filter((id) =>
    channel.kind === 'im' ? isApp(id) : id !== store.me && !isApp(id),
  );
  return avatar(face);
}

function row(channel: Channel, onOpen: (id: string) => void): HTMLElement {
  const unread = store.unread.has(channel.id);
  const current = channel.id === store.channel;
  const name = channelName(channel);
  const button = h(
    'button',
    {
      type: 'button',
      class: `channel ${unread ? 'unread' : ''} ${appIsIn(channel) ? '' : 'without'}`,
      'aria-current': current ? 'page' : undefined,
      onclick: () => onOpen(channel.id),
    },
    sign(channel),
    h('span', { class: 'name' }, name),
    unread && h('span', { class: 'dot' }, h('span', { class: 'hidden-words' }, 'new messages')),
  );
  return h('li', {}, button);
}

function list(
  title: string,
  channels: readonly Channel[],
  onOpen: (id: string) => void,
): HTMLElement {
  const id = `list-${title.replaceAll(' ', '-').toLowerCase()}`;
  return h(
    'section',
    {},
    h('h2', { id }, title),
    h('ul', { 'aria-labelledby': id }, ...channels.map((it) => row(it, onOpen))),
  );
}

/** Channels and direct messages of the person acting. */
export function showChannels(onOpen: (id: string) => void): void {
  const mine = myChannels();
  const rooms = mine.filter(({ kind }) => kind === 'channel' || kind === 'group');
  const talks = mine.filter(({ kind }) => kind === 'mpim');
  const app = mine.filter(({ kind }) => kind === 'im');
  fill(
    byId('channels'),
    list('Channels', rooms, onOpen),
    talks.length > 0 && list('Group messages', talks, onOpen),
    list('The app', app, onOpen),
  );
}

const cityOf = ({ tz }: Person): string => tz.split('/').at(-1)?.replaceAll('_', ' ') ?? tz;

/** Who acts: every person sees their own channels, private answers and time of day. */
export function showPeople(onBecome: (id: string) => void): void {
  const options = [...store.people.values()].map(({ id, name }) =>
    h('option', { value: id, selected: id === store.me }, name),
  );
  const props = { id: 'person', class: 'field', 'aria-describedby': 'person-note' };
  const select = h('select', props, ...options);
  select.addEventListener('change', () => onBecome(select.value));
  const person = me();
  fill(
    byId('act-as'),
    h('label', { for: 'person' }, 'You act as'),
    h('div', { class: 'person' }, avatar(store.me), select),
    person && h('p', { id: 'person-note' }, `${person.title} · ${cityOf(person)}`),
  );
}

export function showConnection(online: boolean): void {
  const connected = online && store.connections > 0;
  const words = online ? (connected ? 'connected' : 'not connected') : 'workspace stopped';
  const node = byId('connection');
  node.className = connected ? 'connection on' : 'connection off';
  const name = online ? `${store.app.name} is ` : '';
  fill(node, h('span', { class: 'lamp', 'aria-hidden': 'true' }), `${name}${words}`);
}
