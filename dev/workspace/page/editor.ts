/// <reference lib="dom" />
import type { Message } from '../model.ts';
import { h } from './dom.ts';
import { perform } from './live.ts';
import { unescaped } from './mrkdwn.ts';
import { handleOf } from './names.ts';
import { store } from './store.ts';

/** A message as its author typed it: mentions and links back in plain words. */
export const asTyped = (text: string): string =>
  unescaped(
    text
      .replace(/<@([A-Z0-9]+)(\|[^>]*)?>/g, (_, id: string) => `@${handleOf(id)}`)
      .replace(/<#[A-Z0-9]+\|([^>]*)>/g, '#$1')
      .replace(/<!(here|channel|everyone)>/g, '@$1')
      .replace(/<(https?:[^|>]+)(\|[^>]*)?>/g, '$1'),
  );

/** Edits a message in its place. */
export function editor({ channel, ts, text }: Message, done: () => void): HTMLElement {
  const box = h(
    'textarea',
    { class: 'field', rows: 2, 'aria-label': 'Edit message' },
    asTyped(text),
  );
  const save = () => {
    perform({ kind: 'edit', user: store.me, channel, ts, text: box.value });
    done();
  };
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') done();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    save();
  });
  setTimeout(() => box.focus());
  return h(
    'div',
    { class: 'editor' },
    box,
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'button', class: 'button', onclick: done }, 'Cancel'),
      h('button', { type: 'button', class: 'button primary', onclick: save }, 'Save'),
    ),
  );
}
