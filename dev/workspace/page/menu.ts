/// <reference lib="dom" />
import { type Child, h } from './dom.ts';

export type Item = {
  readonly label: Child;
  readonly danger?: boolean;
  readonly hint?: string | undefined;
  onPick(): void;
};

let open: (() => void) | undefined;

/** Keeps the menu inside the window, under its button if there is room. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = at.bottom + 4 + size.height < innerHeight;
  const top = below ? at.bottom + 4 : Math.max(8, at.top - size.height - 4);
  const left = Math.max(8, Math.min(at.right - size.width, innerWidth - size.width - 8));
  menu.style.setProperty('top', `${top}px`);
  menu.style.setProperty('left', `${left}px`);
}

function step(menu: HTMLElement, by: number): void {
  const buttons = [...menu.querySelectorAll('button')];
  const at = buttons.findIndex((it) => it.matches(':focus'));
  buttons.at((at + by + buttons.length) % buttons.length)?.focus();
}

/** A menu under a button: arrows move, Enter picks, Escape goes back. */
export function openMenu(anchor: HTMLElement, label: string, items: readonly Item[]): void {
  open?.();
  const buttons = items.map((item) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        class: item.danger ? 'danger' : '',
        onclick: () => {
          close();
          item.onPick();
        },
      },
      h('span', {}, item.label),
      item.hint !== undefined && h('small', {}, item.hint),
    ),
  );
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': label }, ...buttons);
  const outside = (event: Event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  };
  const close = () => {
    open = undefined;
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    anchor.focus();
  };
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') close();
    if (event.key === 'ArrowDown') step(menu, 1);
    if (event.key === 'ArrowUp') step(menu, -1);
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener('pointerdown', outside, true);
  // Inside an open dialog only what is in the dialog can be used.
  (anchor.closest('dialog') ?? document.body).append(menu);
  place(menu, anchor);
  buttons[0]?.focus();
  open = close;
}
