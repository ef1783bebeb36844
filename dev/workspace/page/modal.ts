/// <reference lib="dom" />
import type { Values } from '../acts.ts';
import type { Block } from '../blocks/blocks.ts';
import type { View } from '../model.ts';
import { drawn } from './blocks.ts';
import { h, iconButton } from './dom.ts';
import { createForm, type Form, wrong } from './form.ts';
import { perform } from './live.ts';
import { store } from './store.ts';

type Shown = {
  readonly view: View;
  readonly dialog: HTMLDialogElement;
  readonly form: Form;
  /** The blocks on the page, in their order. */
  readonly parts: readonly Part[];
  ready(): void;
};
type Part = { readonly block: Block; readonly node: HTMLElement };
let shown: Shown | undefined;

/** Marks what cannot be sent yet; true when all is well. */
function complete({ fields }: Form): boolean {
  let first = true;
  for (const field of fields) {
    const fault = wrong(field);
    field.complain(fault ?? '');
    if (fault === undefined || !first) continue;
    first = false;
    document.querySelector<HTMLElement>('dialog.modal [aria-invalid="true"]')?.focus();
  }
  return first;
}

/** Closed fields of lists below the topmost view are kept, so a person comes back to what they wrote. */
const drafts = new Map<string, Values>();

function close({ view, form }: Shown): void {
  perform({ kind: 'close', user: store.me, view: view.id, values: form.values() });
}

function footer(view: View, busy: HTMLElement): HTMLElement | undefined {
  if (view.type !== 'modal') return undefined;
  const away = h(
    'button',
    { type: 'button', class: 'button', onclick: () => shown && close(shown) },
    view.close?.text ?? 'Close',
  );
  if (!view.submit) return h('footer', {}, busy, away);
  const send = h('button', { type: 'submit', class: 'button primary' }, view.submit.text);
  return h('footer', {}, busy, away, send);
}

function draw(view: View, values: Values): Shown {
  const title = view.type === 'modal' ? view.title.text : '';
  const form = createForm((block, action, held, all) => {
    perform({
      kind: 'press',
      user: store.me,
      on: { view: view.id },
      block,
      action,
      held,
      values: all,
    });
  }, values);
  const busy = h('span', { class: 'busy', role: 'status' });
  const header = h(
    'header',
    {},
    h('span', { class: 'avatar app', 'aria-hidden': 'true' }, store.app.name.slice(0, 3)),
    h('h2', { id: 'modal-title' }, title),
    iconButton('close', 'Close', () => shown && close(shown)),
  );
  const parts = view.blocks.map((block) => ({ block, node: drawn(block, form) }));
  const list = h('div', { class: 'blocks' }, ...parts.map(({ node }) => node));
  const frame = h(
    'form',
    { novalidate: true },
    header,
    h('div', { class: 'modal-body' }, list),
    footer(view, busy),
  );
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': 'modal-title' }, frame);
  const wait = (on: boolean) => {
    busy.textContent = on ? 'Sending…' : '';
    frame.classList.toggle('waiting', on);
  };
  frame.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!complete(form)) return;
    wait(true);
    perform({ kind: 'submit', user: store.me, view: view.id, values: form.values() });
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (shown) close(shown);
  });
  return { view, dialog, form, parts, ready: () => wait(false) };
}

/** What a block is, whatever stands in its fields from the start. */
const identity = (block: Block): string =>
  JSON.stringify(block, (key, value) => (key.startsWith('initial_') ? undefined : value));

/**
 * Puts a changed view in the place of the old one. Blocks that are the same stay as they are, with what
 * somebody is just typing in them, as Slack does it.
 */
function changed({ dialog, form, parts: old, ready }: Shown, view: View): Shown {
  const same = new Map(old.map((part) => [identity(part.block), part]));
  const wanted = view.blocks.map((block) => {
    const part = same.get(identity(block));
    same.delete(identity(block));
    return part ?? block;
  });
  const gone = old.filter((part) => !wanted.includes(part));
  for (const { block, node } of gone) {
    form.drop(block.block_id ?? '');
    node.remove();
  }
  const parts = wanted.map((it) => ('node' in it ? it : { block: it, node: drawn(it, form) }));
  const list = dialog.querySelector('.modal-body > .blocks');
  parts.forEach(({ node }, at) => {
    const there = list?.children[at] ?? null;
    if (there !== node) list?.insertBefore(node, there);
  });
  for (const field of form.fields) field.complain('');
  ready();
  if (!dialog.contains(document.activeElement)) {
    list?.parentElement?.scrollTo(0, 0);
    focusFirst(dialog);
  }
  return { view, dialog, form, parts, ready };
}

/** What somebody fills in first; what stands above it is read from its beginning. */
function focusFirst(dialog: HTMLDialogElement): void {
  const first = '[autofocus], .modal-body :is(input, select, textarea, summary, button)';
  dialog.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
}

const sameButtons = (a: View, b: View): boolean =>
  a.type === 'modal' &&
  b.type === 'modal' &&
  JSON.stringify([a.title, a.submit, a.close]) === JSON.stringify([b.title, b.submit, b.close]);

/** Shows the topmost view of the person acting, or none. */
export function showModal(): void {
  const view = store.modals.get(store.me)?.at(-1);
  if (view && shown?.view.hash === view.hash) return;
  if (view && shown?.view.id === view.id && sameButtons(view, shown.view)) {
    shown = changed(shown, view);
    return;
  }
  if (shown) {
    drafts.set(shown.view.id, shown.form.values());
    shown.dialog.remove();
    shown = undefined;
  }
  if (!view) {
    drafts.clear();
    return;
  }
  shown = draw(view, drafts.get(view.id) ?? {});
  document.body.append(shown.dialog);
  shown.dialog.showModal();
  focusFirst(shown.dialog);
}

/** Puts the app's complaints under the inputs they belong to. */
export function showErrors(id: string, errors: Readonly<Record<string, string>>): void {
  if (shown?.view.id !== id) return;
  shown.ready();
  for (const field of shown.form.fields) field.complain(errors[field.block] ?? '');
  shown.dialog.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
