/// <reference lib="dom" />
import { h, iconButton } from './dom.ts';
import { createFiles } from './files.ts';
import { perform } from './live.ts';
import { store } from './store.ts';
import { createSuggest } from './suggest.ts';

export type Composer = {
  readonly node: HTMLElement;
  /** Says where the words go. */
  aim(placeholder: string): void;
  focus(): void;
};

function grow(box: HTMLTextAreaElement): void {
  box.style.setProperty('height', 'auto');
  box.style.setProperty('height', `${Math.min(box.scrollHeight, 220)}px`);
}

const isSend = ({ key, shiftKey, isComposing }: KeyboardEvent): boolean =>
  key === 'Enter' && !shiftKey && !isComposing;

export type Aim = {
  /** The thread the words go to, if they go to one. */
  thread(): string | undefined;
  readonly inThread: boolean;
  onTooLarge(): void;
};

/** Where a person writes: Enter sends, Shift and Enter begins a new line. */
export function createComposer({ thread, inThread, onTooLarge }: Aim): Composer {
  const box = h('textarea', { rows: 1, 'aria-label': 'Message', autocomplete: 'off' });
  const suggest = createSuggest(box);
  const files = createFiles(onTooLarge, () => box.focus());
  const broadcast = h('input', { type: 'checkbox' });
  const also = h('label', { class: 'also' }, broadcast, 'Also send to the channel');

  const send = () => {
    const text = box.value.trim();
    const attached = files.take();
    if (text === '' && attached.length === 0) return;
    perform({
      kind: 'say',
      user: store.me,
      channel: store.channel,
      thread_ts: thread(),
      text,
      broadcast: broadcast.checked,
      files: attached,
    });
    box.value = '';
    broadcast.checked = false;
    grow(box);
    suggest.refresh();
  };
  box.addEventListener('input', () => {
    grow(box);
    suggest.refresh();
  });
  box.addEventListener('blur', () => {
    suggest.node.hidden = true;
  });
  box.addEventListener('keydown', (event) => {
    if (suggest.key(event) || !isSend(event)) return;
    event.preventDefault();
    send();
  });

  const attach = iconButton('attach', 'Attach a file', files.choose);
  const go = iconButton('send', 'Send', send, { class: 'icon-button send' });
  const row = h('div', { class: 'write' }, attach, box, go);
  const node = h('div', { class: 'composer' }, suggest.node, files.node, row, inThread && also);
  return {
    node,
    focus: () => box.focus(),
    aim: (placeholder) => box.setAttribute('placeholder', placeholder),
  };
}
