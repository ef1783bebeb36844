/// <reference lib="dom" />
import { askForTime, showClock } from './clock.ts';
import { byId } from './dom.ts';
import { clearTraffic, toggleTraffic } from './traffic.ts';

type Deeds = { openGuide(): void; onAddress(): void };

/** Often enough for a clock that shows minutes. */
const TICK_MS = 10_000;

const showSidebar = (on?: boolean) => document.body.classList.toggle('with-sidebar', on);

/** Ties the parts of the page that are always there to what they do. */
export function wireFixed({ openGuide, onAddress }: Deeds): void {
  const on = (id: string, deed: () => void) => byId(id).addEventListener('click', deed);
  const guide = () => {
    showSidebar(false);
    openGuide();
  };
  on('guide-open', guide);
  on('guide-link', guide);
  on('traffic-toggle', toggleTraffic);
  on('traffic-close', toggleTraffic);
  on('traffic-clear', clearTraffic);
  on('clock', askForTime);
  on('sidebar-toggle', () => showSidebar());
  on('scrim', () => showSidebar(false));
  window.addEventListener('hashchange', onAddress);
  setInterval(showClock, TICK_MS);
}
