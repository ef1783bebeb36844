/// <reference lib="dom" />
import { byId, fill, h, icon } from './dom.ts';
import { perform } from './live.ts';
import { instantWords } from './names.ts';
import { me, now, store } from './store.ts';
import { instantOf, wallTime } from './zone.ts';

const HOUR = 3_600_000;
const zone = (): string => me()?.tz ?? 'UTC';

const move = (ms: number): void =>
  perform({ kind: 'clock', user: store.me, instant: new Date(ms).toISOString() });

/** The same wall time on another day: a day is not always 24 hours long. */
function dayLater(days: number, time: string): number {
  const date = new Date(`${wallTime(zone(), now()).slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return instantOf(zone(), `${date.toISOString().slice(0, 10)}T${time}`);
}

/** Shows the app's clock; called again every few seconds. */
export function showClock(): void {
  const moved = Math.abs(store.offsetMs) > 1000;
  const node = byId('clock');
  node.classList.toggle('moved', moved);
  fill(
    node,
    icon('clock'),
    h('span', {}, instantWords(now())),
    h('small', {}, moved ? 'moved' : 'move'),
  );
}

/** Lets a person move the clock, so that tomorrow's tip can be seen today. */
export function askForTime(): void {
  const dialog = byId('clock-dialog');
  if (!(dialog instanceof HTMLDialogElement)) return;
  const at = h('input', {
    type: 'datetime-local',
    class: 'field',
    id: 'clock-at',
    value: wallTime(zone(), now()),
  });
  const go = (ms: number) => () => {
    move(ms);
    dialog.close();
  };
  const quick = (label: string, ms: number) =>
    h('button', { type: 'button', class: 'button', onclick: go(ms) }, label);
  const set = () => at.value !== '' && go(instantOf(zone(), at.value))();
  fill(
    dialog,
    h('h2', { id: 'clock-title' }, 'Move the clock'),
    h(
      'p',
      {},
      'The app and this workspace take it for the real time, so tomorrow’s tip can be seen today.',
    ),
    h('label', { for: 'clock-at' }, `Date and time in ${zone().replaceAll('_', ' ')}`),
    h(
      'div',
      { class: 'row' },
      at,
      h('button', { type: 'button', class: 'button primary', onclick: set }, 'Set'),
    ),
    h(
      'div',
      { class: 'row' },
      quick('+ 1 hour', now() + HOUR),
      quick('Tomorrow 09:00', dayLater(1, '09:00')),
      quick('In a week', dayLater(7, '09:00')),
      quick('Real time', Date.now()),
    ),
    h(
      'footer',
      {},
      h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Close'),
    ),
  );
  dialog.showModal();
}
