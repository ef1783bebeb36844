/// <reference lib="dom" />
import type { Confirm } from '../blocks/objects.ts';
import { h } from './dom.ts';
import { text } from './words.ts';

type Question = {
  readonly title: string;
  readonly body: HTMLElement;
  readonly yes: string;
  readonly no: string;
  readonly danger: boolean;
};

/** Asks in a small dialog; closing it means no. */
function question({ title, body, yes, no, danger }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const heading = h('h2', { id: 'question-title' }, title);
    const deny = h('button', { type: 'submit', value: 'no', class: 'button' }, no);
    const accept = h(
      'button',
      { type: 'submit', value: 'yes', class: `button ${danger ? 'danger' : 'primary'}` },
      yes,
    );
    const buttons = h('footer', {}, deny, accept);
    const form = h('form', { method: 'dialog' }, heading, body, buttons);
    const dialog = h('dialog', { class: 'question', 'aria-labelledby': 'question-title' }, form);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
    accept.focus();
  });
}

/** Asks what the app wants asked before a press; at once if it wants nothing. */
export const agreed = async (asked: Confirm | undefined): Promise<boolean> =>
  asked === undefined ||
  question({
    title: asked.title?.text ?? 'Are you sure?',
    body: text(asked.text),
    yes: asked.confirm?.text ?? 'Yes',
    no: asked.deny?.text ?? 'Cancel',
    danger: asked.style === 'danger',
  });

/** Asks before something of the person's own is thrown away. */
export const agreedTo = (title: string, body: string, yes: string): Promise<boolean> =>
  question({ title, body: h('p', {}, body), yes, no: 'Cancel', danger: true });
