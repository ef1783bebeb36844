/// <reference lib="dom" />

export type Child = Node | string | number | false | null | undefined;
type Value = string | number | boolean | undefined | ((event: Event) => void);
export type Props = Readonly<Record<string, Value>>;

function set(element: Element, name: string, value: Value): void {
  if (value === undefined || value === false) return;
  if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** An element. Children that are strings become text, never markup: nothing can be injected. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  element.append(...nodes(children));
  return element;
}

export const nodes = (children: readonly Child[]): readonly (Node | string)[] =>
  children.flatMap((it) =>
    it === false || it === null || it === undefined
      ? []
      : [typeof it === 'number' ? String(it) : it],
  );

/** The one element of the page with this id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`page: no #${id}`);
  return found;
}

export const fill = (element: Element, ...children: readonly Child[]): void =>
  element.replaceChildren(...nodes(children));

/** Drawn with `currentColor` on a 20 by 20 grid. */
const ICONS = {
  send: 'M3 10 17 3.5 12.5 17 10 11.5Z M10 11.5 17 3.5',
  attach:
    'M14.5 9.5 9.4 14.6a3.2 3.2 0 0 1-4.6-4.6l6-6a2.2 2.2 0 0 1 3.1 3.1l-5.9 5.9a1 1 0 0 1-1.5-1.5l5-5',
  reply: 'M4 5h12v8H9l-4 3v-3H4Z',
  more: 'M5 9.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1ZM10 9.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1ZM15 9.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1Z',
  smile: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7 12c1.5 2 4.5 2 6 0M7.6 8h.01M12.4 8h.01',
  close: 'M5 5l10 10M15 5 5 15',
  menu: 'M3 6h14M3 10h14M3 14h14',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.8 1.6',
  traffic: 'M6 15V5M3.5 7.5 6 5l2.5 2.5M14 5v10M11.5 12.5 14 15l2.5-2.5',
  help: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM8 8.2c.2-2.4 4-2.2 4 0 0 1.5-2 1.6-2 3M10 13.8h.01',
  lock: 'M5.5 9h9v7h-9ZM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9',
  hash: 'M8 4 6.5 16M13.5 4 12 16M4 8h12.5M3.5 12H16',
  plug: 'M7 3v4M13 3v4M5 7h10v3a5 5 0 0 1-10 0ZM10 15v3',
  file: 'M5 3h6l4 4v10H5ZM11 3v4h4',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.7 11h6.6L14 6M8.7 9v5M11.3 9v5',
  up: 'M7 17V9l3-6 1.3.6c.6.3.8 1 .6 1.6L11 8h4.5c.9 0 1.6.8 1.4 1.7l-1 5.8c-.2.9-.9 1.5-1.8 1.5ZM7 9H3.5v8H7',
  down: 'M13 3v8l-3 6-1.3-.6c-.6-.3-.8-1-.6-1.6L9 12H4.5c-.9 0-1.6-.8-1.4-1.7l1-5.8C4.3 3.6 5 3 5.9 3ZM13 11h3.5V3H13',
} as const;
export type Icon = keyof typeof ICONS;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: Icon): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 20 20',
    class: 'icon',
    'aria-hidden': 'true',
  })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows a picture and says a word. */
export const iconButton = (
  name: Icon,
  label: string,
  onclick: (event: Event) => void,
  extra: Props = {},
): HTMLButtonElement =>
  h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...extra },
    icon(name),
  );
