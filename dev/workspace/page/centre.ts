/// <reference lib="dom" />
import type { Channel, Message } from '../model.ts';
import { blocks } from './blocks.ts';
import { createComposer } from './composer.ts';
import { byId, fill, h } from './dom.ts';
import { createForm } from './form.ts';
import { createList } from './list.ts';
import { perform } from './live.ts';
import { channelName } from './names.ts';
import type { Say } from './start.ts';
import { appIsIn, here, listed, statusIn, store } from './store.ts';

export type Centre = {
  show(): void;
  status(): void;
  /** What the app suggests to ask, and whether it is in here. */
  foot(): void;
  put(message: Message): void;
  drop(ts: string): void;
};

type Deeds = { readonly say: Say; openThread(root: string): void; onTooLarge(): void };

function home(): HTMLElement {
  const view = store.homes.get(store.me);
  if (!view) {
    return h('p', { class: 'empty' }, `${store.app.name} has not published a home for you yet.`);
  }
  const form = createForm((block, action, held, values) =>
    perform({ kind: 'press', user: store.me, on: { view: view.id }, block, action, held, values }),
  );
  return h('div', { class: 'home' }, blocks(view.blocks, form));
}

/** What one can do in this place, before anything is said. */
function intro(channel: Channel): HTMLElement {
  const { name } = store.app;
  const { kind } = channel;
  const words = {
    im: `Ask ${name} anything here, in your own words. Only you and the app can read it.`,
    mpim: `Name @${name} when you want an answer from it in here.`,
    channel: `Ask who owns what in your own words, or name @${name} to be sure of an answer.`,
    group: `A private channel. Ask in your own words, or name @${name} to be sure of an answer.`,
  };
  const title = `${kind === 'channel' || kind === 'group' ? '#' : ''}${channelName(channel)}`;
  return h('div', { class: 'intro' }, h('h2', {}, title), h('p', {}, words[kind]));
}

function suggestions(say: Say): HTMLElement | undefined {
  // What the manifest suggests stands in the direct message until the app says otherwise.
  const usual =
    here()?.kind === 'im' ? { title: undefined, prompts: store.app.prompts } : undefined;
  const offered = store.suggestions.get(store.channel) ?? usual;
  if (!offered || offered.prompts.length === 0) return undefined;
  const buttons = offered.prompts.map(({ title, message }) =>
    h('button', { type: 'button', class: 'example', onclick: () => say(message) }, title),
  );
  return h('div', { class: 'suggestions' }, h('p', {}, offered.title ?? 'Suggestions'), ...buttons);
}

function absence(): HTMLElement | undefined {
  const channel = here();
  if (!channel || appIsIn(channel)) return undefined;
  const { name } = store.app;
  const invite = () => perform({ kind: 'invite', user: store.me, channel: channel.id });
  return h(
    'div',
    { class: 'absence' },
    h(
      'span',
      {},
      `${name} is not in this channel and cannot see what you write. Commands work anyway.`,
    ),
    h('button', { type: 'button', class: 'button', onclick: invite }, `Add ${name}`),
  );
}

/** The middle of the page: the messages of a channel, or the app's home. */
export function createCentre({ say, openThread, onTooLarge }: Deeds): Centre {
  const area = byId('main-content');
  const list = createList('Messages', 'list', { openThread });
  const composer = createComposer({ thread: () => undefined, inThread: false, onTooLarge });
  const working = h('p', { class: 'working', role: 'status' });
  const below = h('div', { class: 'below' });

  const status = () => {
    const text = statusIn(store.channel, undefined);
    working.textContent = text === '' ? '' : `${store.app.name} ${text}`;
  };
  const foot = () => fill(below, suggestions(say), absence());

  const show = () => {
    const channel = here();
    if (!channel) return;
    if (channel.kind === 'im' && store.tab === 'home') {
      fill(area, h('div', { class: 'scroll' }, home()));
      return;
    }
    const name = channelName(channel);
    fill(
      area,
      h(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Messages in ${name}` },
        h('div', { class: 'spring' }),
        intro(channel),
        list.node,
        working,
      ),
      below,
      composer.node,
    );
    composer.aim(
      channel.kind === 'im'
        ? `Message ${name}`
        : `Message ${channel.kind === 'mpim' ? '' : '#'}${name}`,
    );
    foot();
    status();
    list.show(listed(store.channel));
  };
  return { show, status, foot, put: list.put, drop: list.drop };
}
