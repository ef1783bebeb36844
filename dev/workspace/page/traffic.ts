/// <reference lib="dom" />
import type { LogEntry } from '../wire.ts';
import { byId, fill, h, icon } from './dom.ts';
import { store } from './store.ts';

const ARROWS = { 'to app': '→', 'from app': '←', workspace: '·' } as const;
const WORDS = {
  'to app': 'to the app',
  'from app': 'from the app',
  workspace: 'workspace',
} as const;

/** Lines that are on the page at most; older ones are scrolled past anyway. */
const SHOWN = 200;

function line(entry: LogEntry): HTMLElement {
  const head = [
    h('time', { datetime: entry.at }, entry.at.slice(11, 19)),
    h(
      'span',
      { class: 'arrow', title: WORDS[entry.direction] },
      ARROWS[entry.direction],
      h('span', { class: 'hidden-words' }, WORDS[entry.direction]),
    ),
    h('span', { class: 'what' }, entry.title),
  ];
  const kind = `entry ${entry.problem ? 'problem' : ''}`;
  if (entry.detail === '') return h('li', { class: kind }, h('div', { class: 'summary' }, ...head));
  const details = h('details', {}, h('summary', { class: 'summary' }, ...head));
  // Long bodies are only put on the page when somebody wants to see them.
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1)
      details.append(h('pre', { tabindex: 0 }, entry.detail));
  });
  return h('li', { class: kind }, details);
}

function showCount(): void {
  const problems = store.log.filter(({ problem }) => problem).length;
  const words = problems === 1 ? '1 problem' : `${problems} problems`;
  fill(
    byId('traffic-toggle'),
    icon('traffic'),
    'Traffic',
    h('span', { class: 'count' }, store.log.length),
    problems > 0 && h('span', { class: 'count problem' }, words),
  );
}

const isOpen = (): boolean => !byId('traffic').hidden;

export function showTraffic(): void {
  showCount();
  if (isOpen()) fill(byId('traffic-lines'), ...store.log.slice(-SHOWN).toReversed().map(line));
}

export function addTraffic(entry: LogEntry): void {
  showCount();
  if (isOpen()) byId('traffic-lines').prepend(line(entry));
}

export function toggleTraffic(): void {
  const panel = byId('traffic');
  panel.hidden = !panel.hidden;
  byId('traffic-toggle').setAttribute('aria-expanded', String(isOpen()));
  showTraffic();
}

export function clearTraffic(): void {
  store.log = [];
  showTraffic();
}
