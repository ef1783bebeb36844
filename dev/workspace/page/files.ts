/// <reference lib="dom" />
import type { ActOf } from '../acts.ts';
import { h } from './dom.ts';

export type Attached = NonNullable<ActOf<'say'>['files']>[number];

export type Files = {
  readonly node: HTMLElement;
  choose(): void;
  /** What was chosen, which is then no longer there. */
  take(): Attached[];
};

/** Files above this many bytes are for the real thing. */
const LARGEST = 4 * 1024 * 1024;
const MOST = 5;

async function packed(file: File): Promise<Attached> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { name: file.name, mimetype: file.type, base64: btoa(binary) };
}

/** The files that go with the next message. */
export function createFiles(onTooLarge: () => void, onChosen: () => void): Files {
  const props = { type: 'file', multiple: true, hidden: true, 'aria-label': 'Files' };
  const chooser = h('input', props);
  const chips = h('div', { class: 'chips' });
  let files: Attached[] = [];

  const show = () =>
    chips.replaceChildren(...files.map(({ name }) => h('span', { class: 'chip' }, name)));
  chooser.addEventListener('change', async () => {
    const chosen = [...(chooser.files ?? [])];
    const small = chosen.filter(({ size }) => size <= LARGEST);
    if (small.length < chosen.length) onTooLarge();
    chooser.value = '';
    files = [...files, ...(await Promise.all(small.map(packed)))].slice(0, MOST);
    show();
    onChosen();
  });
  return {
    node: h('div', {}, chips, chooser),
    choose: () => chooser.click(),
    take: () => {
      const taken = files;
      files = [];
      show();
      return taken;
    },
  };
}
