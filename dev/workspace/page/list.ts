/// <reference lib="dom" />
import type { Message } from '../model.ts';
import { h } from './dom.ts';
import { messageItem, type Views } from './message.ts';
import { dayOf, msOf } from './names.ts';
import { createScroll } from './scroll.ts';
import { store } from './store.ts';

/** A list of messages in the page that is changed, not drawn anew, so that focus and open menus stay. */
export type List = {
  readonly node: HTMLElement;
  show(messages: readonly Message[]): void;
  put(message: Message): void;
  drop(ts: string): void;
};

const day = (ts: string) =>
  h('li', { class: 'day', role: 'separator' }, h('span', {}, dayOf(msOf(ts))));

/** The day of the message above, if there is one. */
function dayBefore(item: Element | null): string | undefined {
  const ts = item?.getAttribute('data-ts');
  return ts ? dayOf(msOf(ts)) : undefined;
}

/** What a person says, and what is said to them alone, they want to see wherever they read. */
const concernsMe = ({ user, onlyFor }: Message): boolean =>
  user === store.me || onlyFor === store.me;

/** Puts a message where its time belongs, under a line with the day if that is a new one. */
function insert(list: HTMLElement, item: HTMLElement, withDays: boolean): void {
  const ts = item.getAttribute('data-ts') ?? '';
  const later = [...list.children].find((it) => (it.getAttribute('data-ts') ?? '') > ts) ?? null;
  const before = later ? later.previousElementSibling : list.lastElementChild;
  if (withDays && dayBefore(before) !== dayOf(msOf(ts))) list.insertBefore(day(ts), later);
  list.insertBefore(item, later);
  item.classList.add('new');
}

export function createList(label: string, place: 'list' | 'thread', views: Views): List {
  const node = h('ol', {
    class: 'messages',
    role: 'log',
    'aria-label': label,
    'aria-live': 'polite',
  });
  const items = new Map<string, HTMLElement>();

  const { isAtEnd, toEnd, watch } = createScroll(node);

  const put = (message: Message) => {
    const atEnd = isAtEnd();
    const item = messageItem(message, place, views);
    const old = items.get(message.ts);
    items.set(message.ts, item);
    if (old) old.replaceWith(item);
    else insert(node, item, place === 'list');
    if (atEnd || (!old && concernsMe(message))) toEnd();
  };

  const drawn = (messages: readonly Message[]) =>
    messages.flatMap((message, at) => {
      const item = messageItem(message, place, views);
      items.set(message.ts, item);
      const above = messages[at - 1];
      const isSameDay = above && dayOf(msOf(above.ts)) === dayOf(msOf(message.ts));
      return place === 'thread' || isSameDay ? [item] : [day(message.ts), item];
    });

  return {
    node,
    put,
    drop: (ts) => {
      items.get(ts)?.remove();
      items.delete(ts);
    },
    show: (messages) => {
      items.clear();
      node.replaceChildren(...drawn(messages));
      watch();
      toEnd();
    },
  };
}
