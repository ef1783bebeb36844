/// <reference lib="dom" />
import { byId, h } from './dom.ts';

/** Long enough to be read twice. */
const STAYS_MS = 7000;

/** Tells the person something that did not work out, and takes itself away. */
export function tell(words: string): void {
  const toast = h('div', { class: 'toast' }, words);
  const open = document.querySelector('dialog[open].modal');
  (open ?? byId('toasts')).append(toast);
  setTimeout(() => toast.remove(), STAYS_MS);
}
