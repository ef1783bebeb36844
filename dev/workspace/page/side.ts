/// <reference lib="dom" />
import type { Message } from '../model.ts';
import { createComposer } from './composer.ts';
import { byId, fill, h, iconButton } from './dom.ts';
import { createList } from './list.ts';
import { channelName } from './names.ts';
import { guide, type Say } from './start.ts';
import { here, inThread, statusIn, store } from './store.ts';

export type Side = {
  /** Shows the thread, or the guide when no thread is open. */
  show(): void;
  status(): void;
  put(message: Message): void;
  drop(ts: string): void;
  close(): void;
  openGuide(): void;
};

type Deeds = { readonly say: Say; onTooLarge(): void; onClose(): void };

const head = (title: string, detail: string, close: () => void) =>
  h(
    'header',
    {},
    h('div', {}, h('h2', {}, title), h('p', {}, detail)),
    iconButton('close', 'Close', close),
  );

/** The pane at the right: a thread, or what this page is. */
export function createSide({ say, onTooLarge, onClose }: Deeds): Side {
  const pane = byId('side');
  const list = createList('Thread', 'thread', { openThread: () => {} });
  const composer = createComposer({ thread: () => store.thread, inThread: true, onTooLarge });
  const working = h('p', { class: 'working', role: 'status' });

  const close = () => {
    const hadThread = store.thread !== undefined;
    store.thread = undefined;
    pane.hidden = true;
    if (hadThread) onClose();
  };
  const status = () => {
    const text = store.thread === undefined ? '' : statusIn(store.channel, store.thread);
    working.textContent = text === '' ? '' : `${store.app.name} ${text}`;
  };
  const openGuide = () => {
    store.thread = undefined;
    pane.hidden = false;
    pane.setAttribute('aria-label', 'Start here');
    fill(
      pane,
      head('Start here', 'A local stand-in for Slack', close),
      h('div', { class: 'scroll' }, guide(say)),
    );
  };
  const show = () => {
    const channel = here();
    if (store.thread === undefined || !channel) return;
    pane.hidden = false;
    pane.setAttribute('aria-label', 'Thread');
    fill(
      pane,
      head('Thread', `in ${channelName(channel)}`, close),
      h('div', { class: 'scroll' }, list.node, working),
      composer.node,
    );
    composer.aim('Reply…');
    list.show(inThread(store.channel, store.thread));
    status();
    composer.focus();
  };
  return { show, status, put: list.put, drop: list.drop, close, openGuide };
}
