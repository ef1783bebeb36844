/// <reference lib="dom" />
import type { ActOf } from '../acts.ts';
import { h, iconButton } from './dom.ts';
import { perform } from './live.ts';
import { store } from './store.ts';
import { createSuggest } from './suggest.ts';

type File_ = NonNullable<ActOf<'say'>['files']>[number];

export type Composer = {
  readonly node: HTMLElement;
  /** Says where the words go. */
  aim(placeholder: string): void;
  focus(): void;
};

/** Files above this many bytes are for the real thing. */
const LARGEST = 4 * 1024 * 1024;

async function packed(file: File): Promise<File_> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { name: file.name, mimetype: file.type, base64: btoa(binary) };
}

function grow(box: HTMLTextAreaElement): void {
  box.style.setProperty('height', 'auto');
  box.style.setProperty('height', `${Math.min(box.scrollHeight, 220)}px`);
}

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
  const chooser = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    tabindex: -1,
    'aria-label': 'Files',
  });
  const chips = h('div', { class: 'chips' });
  const broadcast = h('input', { type: 'checkbox' });
  const also = h('label', { class: 'also' }, broadcast, 'Also send to the channel');
  let files: readonly File_[] = [];

  const showFiles = () =>
    chips.replaceChildren(...files.map(({ name }) => h('span', { class: 'chip' }, name)));
  const send = () => {
    const text = box.value.trim();
    if (text === '' && files.length === 0) return;
    perform({
      kind: 'say',
      user: store.me,
      channel: store.channel,
      thread_ts: thread(),
      text,
      broadcast: broadcast.checked,
      files: [...files],
    });
    box.value = '';
    broadcast.checked = false;
    files = [];
    showFiles();
    grow(box);
    suggest.refresh();
  };
  chooser.addEventListener('change', async () => {
    const small = [...(chooser.files ?? [])].filter(({ size }) => size <= LARGEST);
    if (small.length < (chooser.files?.length ?? 0)) onTooLarge();
    files = [...files, ...(await Promise.all(small.map(packed)))].slice(0, 5);
    chooser.value = '';
    showFiles();
    box.focus();
  });
  box.addEventListener('input', () => {
    grow(box);
    suggest.refresh();
  });
  box.addEventListener('blur', () => {
    suggest.node.hidden = true;
  });
  box.addEventListener('keydown', (event) => {
    if (suggest.key(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });

  const row = h(
    'div',
    { class: 'write' },
    iconButton('attach', 'Attach a file', () => chooser.click()),
    box,
    iconButton('send', 'Send', send, { class: 'icon-button send' }),
  );
  const node = h('div', { class: 'composer' }, suggest.node, chips, row, chooser, inThread && also);
  return {
    node,
    focus: () => box.focus(),
    aim: (placeholder) => box.setAttribute('placeholder', placeholder),
  };
}
