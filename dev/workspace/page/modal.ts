/// <reference lib="dom" />
import type { Values } from '../acts.ts';
import type { View } from '../model.ts';
import { blocks } from './blocks.ts';
import { h, iconButton } from './dom.ts';
import { createForm, type Form, wrong } from './form.ts';
import { perform } from './live.ts';
import { store } from './store.ts';

type Shown = {
  readonly view: View;
  readonly dialog: HTMLDialogElement;
  readonly form: Form;
  ready(): void;
};
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
  const frame = h(
    'form',
    { novalidate: true },
    header,
    h('div', { class: 'modal-body' }, blocks(view.blocks, form)),
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
  return { view, dialog, form, ready: () => wait(false) };
}

/** Shows the topmost view of the person acting, or none. */
export function showModal(): void {
  const view = store.modals.get(store.me)?.at(-1);
  if (view && shown?.view.hash === view.hash) return;
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
  const first = '[autofocus], .modal-body :is(input, select, textarea, summary, button)';
  shown.dialog.querySelector<HTMLElement>(first)?.focus();
}

/** Puts the app's complaints under the inputs they belong to. */
export function showErrors(id: string, errors: Readonly<Record<string, string>>): void {
  if (shown?.view.id !== id) return;
  shown.ready();
  for (const field of shown.form.fields) field.complain(errors[field.block] ?? '');
  shown.dialog.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
