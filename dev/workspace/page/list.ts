/// <reference lib="dom" />
import type { Message } from '../model.ts';
import { h } from './dom.ts';
import { messageItem, type Views } from './message.ts';
import { dayOf, msOf } from './names.ts';

/** A list of messages in the page that is changed, not drawn anew, so that focus and open menus stay. */
export type List = {
  readonly node: HTMLElement;
  show(messages: readonly Message[]): void;
  put(message: Message): void;
  drop(ts: string): void;
};

/** How near to the end, in pixels, a reader counts as being at the end. */
const NEAR = 120;

/** What stays visible beside a message that fills the area, in pixels. */
const MARGIN = 40;

const day = (ts: string) =>
  h('li', { class: 'day', role: 'separator' }, h('span', {}, dayOf(msOf(ts))));

/** The day of the message above, if there is one. */
function dayBefore(item: Element | null): string | undefined {
  const ts = item?.getAttribute('data-ts');
  return ts ? dayOf(msOf(ts)) : undefined;
}

export function createList(label: string, place: 'list' | 'thread', views: Views): List {
  const node = h('ol', {
    class: 'messages',
    role: 'log',
    'aria-label': label,
    'aria-live': 'polite',
  });
  const items = new Map<string, HTMLElement>();

  const scroller = () => node.closest('.scroll');
  const isAtEnd = () => {
    const area = scroller();
    return !area || area.scrollHeight - area.scrollTop - area.clientHeight < NEAR;
  };
  const toEnd = () => {
    const area = scroller();
    const last = node.lastElementChild;
    if (!area || !last) return;
    area.scrollTop = area.scrollHeight;
    // Something long is read from its beginning.
    if (last.clientHeight > area.clientHeight - MARGIN) last.scrollIntoView({ block: 'start' });
  };

  let wasAtEnd = true;
  let watched: Element | null = null;
  const sizes = new ResizeObserver(() => {
    if (wasAtEnd) toEnd();
  });
  /** Who reads the end goes on reading the end when the area gets smaller. */
  const watch = () => {
    const area = scroller();
    if (!area || area === watched) return;
    watched = area;
    sizes.disconnect();
    sizes.observe(area);
    area.addEventListener('scroll', () => {
      wasAtEnd = isAtEnd();
    });
  };

  const put = (message: Message) => {
    const atEnd = isAtEnd();
    const item = messageItem(message, place, views);
    const old = items.get(message.ts);
    items.set(message.ts, item);
    if (old) old.replaceWith(item);
    else {
      const after = [...node.children].find(
        (it) => (it.getAttribute('data-ts') ?? '') > message.ts,
      );
      const before = after ? after.previousElementSibling : node.lastElementChild;
      const isNewDay = place === 'list' && dayBefore(before) !== dayOf(msOf(message.ts));
      if (isNewDay) node.insertBefore(day(message.ts), after ?? null);
      node.insertBefore(item, after ?? null);
      item.classList.add('new');
    }
    if (atEnd) toEnd();
  };

  return {
    node,
    put,
    drop: (ts) => {
      items.get(ts)?.remove();
      items.delete(ts);
    },
    show: (messages) => {
      items.clear();
      let today = '';
      node.replaceChildren();
      for (const message of messages) {
        const date = dayOf(msOf(message.ts));
        if (place === 'list' && date !== today) node.append(day(message.ts));
        today = date;
        const item = messageItem(message, place, views);
        items.set(message.ts, item);
        node.append(item);
      }
      watch();
      toEnd();
    },
  };
}
