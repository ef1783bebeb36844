import type { Methods } from '../../src/store/methods.ts';
import { at, wish } from './wishes.ts';

const topic = { kind: 'overview', concern: null, service: null } as const;

/** A row in every table, or more. */
export async function fill(store: Methods, team: string): Promise<void> {
  const body = JSON.stringify({ event: { user: 'U1', text: 'who patches?' } });
  await store.accept({ team, id: 'Ev1', subject: 'D1/1.0', body }, at(0), 1);
  await store.accept({ team, id: 'Ev2', subject: 'D2/1.0', body: '{"user":"U12"}' }, at(0), 1);
  await store.claim({ team, key: 'answer/D1/1.0' }, at(0), 1);
  await store.rememberUnanswered(team, 'who feeds the cat?', at(0));
  for (const place of ['D1', 'D1/1.0', 'D12', 'C1/1.0']) {
    await store.rememberTopic(team, place, topic, at(0));
  }
  for (const channel of ['C1', 'D1']) {
    await store.subscribe(wish(team, channel, 10), at(0));
    await store.recordTip({ team, channel }, { tip: 'a', day: '2026-11-23' });
    const settings = { answer: 'clear', place: 'private', whoMayChange: 'members' } as const;
    await store.setChannelSettings({ team, channel }, settings);
    await store.mute({ team, channel }, '1.0', at(0));
  }
  for (const place of ['U1', 'D1', 'C1']) await store.greetOnce(team, place, at(0));
  await store.putInstallation({ team, sealed: 's', keyId: 'k', scopes: [] }, at(0));
}

/** All tables that there are. */
export const tables = [
  ...['inbox', 'deliveries', 'topics', 'unanswered', 'subscriptions', 'tips_posted'],
  ...['channel_settings', 'muted_threads', 'greetings', 'installations'],
];
