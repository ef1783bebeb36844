/// <reference lib="dom" />
import type { Channel } from '../model.ts';
import { h } from './dom.ts';
import { me, store } from './store.ts';

const WORKSPACE = 'USLACKBOT';

export const isApp = (user: string): boolean => user === store.app.user;

export function nameOf(user: string): string {
  if (isApp(user)) return store.app.name;
  if (user === WORKSPACE) return 'Local workspace';
  return store.people.get(user)?.name ?? user;
}

/** The name a mention is typed with. */
export const handleOf = (user: string): string =>
  isApp(user) ? store.app.name : (store.people.get(user)?.handle ?? user);

export function channelName({ kind, name, members }: Channel): string {
  if (kind === 'im') return store.app.name;
  if (kind !== 'mpim') return name;
  const others = members.filter((id) => id !== store.me);
  return others.map((id) => (isApp(id) ? store.app.name : nameOf(id).split(' ')[0])).join(', ');
}

/** A small picture: the initials of a person, or the app's mark. */
export function avatar(user: string): HTMLElement {
  const kind = isApp(user) ? 'app' : user === WORKSPACE ? 'workspace' : `person-${place(user)}`;
  const words = nameOf(user).split(' ');
  const initials = words
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2);
  return h(
    'span',
    { class: `avatar ${kind}`, 'aria-hidden': 'true' },
    isApp(user) ? store.app.name.slice(0, 3) : initials,
  );
}

const place = (user: string): number => [...store.people.keys()].indexOf(user) % 4;

const zone = (): string => me()?.tz ?? 'UTC';

const format = (options: Intl.DateTimeFormatOptions) => (ms: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone(), ...options }).format(ms);

/** Times as the person acting sees them. */
export const timeOf = format({ hour: '2-digit', minute: '2-digit' });
export const dayOf = format({ weekday: 'long', day: 'numeric', month: 'long' });
export const instantWords = format({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export const msOf = (ts: string): number => Number(ts) * 1000;
