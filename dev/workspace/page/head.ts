/// <reference lib="dom" />
import { byId, fill, h, icon } from './dom.ts';
import { perform } from './live.ts';
import { avatar, channelName, nameOf } from './names.ts';
import { appIsIn, here, store, type Tab } from './store.ts';

function tabs(onTab: (tab: Tab) => void): HTMLElement {
  const one = (tab: Tab, label: string) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${tab}`,
        'aria-selected': String(store.tab === tab),
        'aria-controls': 'main-content',
        onclick: () => onTab(tab),
      },
      label,
    );
  return h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': store.app.name },
    one('home', 'Home'),
    one('messages', 'Messages'),
  );
}

function membership(): HTMLElement | undefined {
  const channel = here();
  if (!channel || channel.kind === 'im' || channel.kind === 'mpim') return undefined;
  const inside = appIsIn(channel);
  const label = inside ? `Remove ${store.app.name}` : `Add ${store.app.name}`;
  return h(
    'button',
    {
      type: 'button',
      class: inside ? 'button quiet' : 'button primary',
      onclick: () =>
        perform({ kind: inside ? 'remove' : 'invite', user: store.me, channel: channel.id }),
    },
    label,
  );
}

/** Name of the place, who is in it, and whether the app is. */
export function showHead(onTab: (tab: Tab) => void): void {
  const channel = here();
  if (!channel) return;
  const people = channel.members.map(nameOf).join(', ');
  const faces = h(
    'span',
    { class: 'faces', title: people, 'aria-label': `In here: ${people}`, role: 'img' },
    ...channel.members.slice(0, 5).map(avatar),
  );
  const sign = channel.kind === 'channel' ? icon('hash') : channel.kind === 'group' && icon('lock');
  fill(
    byId('head'),
    h(
      'div',
      { class: 'title' },
      h('h1', {}, sign, channelName(channel)),
      h('p', {}, channel.topic),
    ),
    channel.kind === 'im' && store.app.hasHome ? tabs(onTab) : faces,
    membership(),
  );
}
