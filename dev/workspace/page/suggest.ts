/// <reference lib="dom" />
import { h } from './dom.ts';
import { handleOf, nameOf } from './names.ts';
import { here, store } from './store.ts';

type Suggestion = { readonly insert: string; readonly label: string; readonly hint: string };

function commands(typed: string): readonly Suggestion[] {
  return store.app.commands
    .filter(({ command }) => command.startsWith(typed))
    .map(({ command, usage_hint, description }) => ({
      insert: `${command} `,
      label: `${command} ${usage_hint}`,
      hint: description,
    }));
}

function people(typed: string): readonly Suggestion[] {
  const members = [...new Set([store.app.user, ...(here()?.members ?? [])])];
  return members
    .filter((id) => id !== store.me && handleOf(id).startsWith(typed.toLowerCase()))
    .map((id) => ({ insert: `@${handleOf(id)} `, label: `@${handleOf(id)}`, hint: nameOf(id) }));
}

/** What the word before the caret may become. */
function suggestions(box: HTMLTextAreaElement): {
  readonly from: number;
  readonly all: readonly Suggestion[];
} {
  const before = box.value.slice(0, box.selectionStart);
  const [word = ''] = /\S*$/.exec(before) ?? [];
  const from = before.length - word.length;
  if (from === 0 && /^\/\w*$/.test(word)) return { from, all: commands(word) };
  if (/^@\w*$/.test(word)) return { from, all: people(word.slice(1)) };
  return { from, all: [] };
}

export type Suggest = {
  readonly node: HTMLElement;
  refresh(): void;
  /** Uses up the keys of the list while it is open. */
  key(event: KeyboardEvent): boolean;
};

function row({ label, hint }: Suggestion, isChosen: boolean, onPick: () => void): HTMLElement {
  const words = [h('strong', {}, label), h('small', {}, hint)];
  const item = h('li', { role: 'option', 'aria-selected': String(isChosen) }, ...words);
  // Before the composer loses the focus, and the list with it.
  item.addEventListener('mousedown', (event) => {
    event.preventDefault();
    onPick();
  });
  return item;
}

/** A list above the composer that completes commands and names. */
export function createSuggest(box: HTMLTextAreaElement): Suggest {
  const props = { class: 'suggest', role: 'listbox', 'aria-label': 'Suggestions', hidden: true };
  const node = h('ul', props);
  let all: readonly Suggestion[] = [];
  let from = 0;
  let at = 0;

  const pick = (chosen: Suggestion | undefined) => {
    if (!chosen) return;
    const rest = box.value.slice(box.selectionStart);
    box.value = `${box.value.slice(0, from)}${chosen.insert}${rest}`;
    box.selectionStart = box.selectionEnd = from + chosen.insert.length;
    box.focus();
    show();
  };
  const show = () => {
    ({ from, all } = suggestions(box));
    at = Math.min(at, Math.max(0, all.length - 1));
    node.hidden = all.length === 0;
    const rows = all.map((it, index) => row(it, index === at, () => pick(it)));
    node.replaceChildren(...rows);
  };

  return {
    node,
    refresh: () => {
      at = 0;
      show();
    },
    key: (event) => {
      if (node.hidden) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        at = (at + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length;
        show();
      } else if (event.key === 'Tab' || event.key === 'Enter') pick(all[at]);
      else if (event.key === 'Escape') node.hidden = true;
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
