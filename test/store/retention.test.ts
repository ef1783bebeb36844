import { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { forgetQueries } from '../../src/store/retention.ts';
import type { Tables } from '../../src/store/tables.ts';
import { databases } from './databases.ts';
import { tables } from './fill.ts';
import { stageOn } from './stage.ts';
import { wish } from './wishes.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 23) + ms);
const topic = { kind: 'unknown', concern: null, service: null } as const;
const said = (id: string) => ({ team: 'T1', id, subject: id, body: '{}' });
const delivery = (key: string) => ({ team: 'T1', key });

describe.each(databases)('retention on $name', ({ create }) => {
  const on = stageOn(create, 'test');

  it('deletes what is older than the instant, of every kind, and counts it', async () => {
    await on.store.accept(said('Ev1'), at(0), 1);
    await on.store.finish('T1', 'Ev1', at(1));
    await on.store.claim(delivery('d1'), at(1), 1);
    await on.store.markDone(delivery('d1'), { channel: 'C1', ts: '1.0' }, at(1));
    await on.store.giveUp(delivery('d2'), at(1));
    await on.store.claim(delivery('d3'), at(1), 1);
    await on.store.rememberTopic('T1', 'C1/1.0', topic, at(1));
    await on.store.rememberUnanswered('T1', 'who feeds the cat?', at(1));
    expect(await on.store.forgetBefore(at(1))).toBe(0);
    expect(await on.store.forgetBefore(at(2))).toBe(6);
    expect(await on.store.forgetBefore(at(2))).toBe(0);
    expect(await on.store.accept(said('Ev1'), at(3), 1)).toBe('new');
  });

  it('deletes muted threads, and subscriptions that are switched off with their history', async () => {
    const [off, live] = [wish('T1', 'C1'), wish('T1', 'C2')];
    for (const channel of [off, live]) {
      await on.store.subscribe(channel, at(0));
      await on.store.recordTip(channel, { tip: 'a', day: '2026-01-01' });
      await on.store.recordTip(channel, { tip: 'b', day: '2026-01-02' });
      await on.store.mute(channel, '1.0', at(1));
    }
    await on.store.unsubscribe(off, at(1));
    expect(await on.store.forgetBefore(at(1))).toBe(0);
    expect(await on.store.forgetBefore(at(2))).toBe(5);
    expect(await on.store.isMuted(live, '1.0')).toBe(false);
    expect(await on.store.findSubscription(off)).toBeUndefined();
    expect(await on.store.tipHistory(off)).toEqual([]);
    expect(await on.store.findSubscription(live)).toEqual(live);
    expect(await on.store.tipHistory(live)).toHaveLength(2);
  });

  it('never deletes what is switched on or set, nor that somebody was greeted', async () => {
    const channel = wish('T1', 'C1');
    const settings = { answer: 'nothing', place: 'private', whoMayChange: 'admins' } as const;
    await on.store.subscribe(channel, at(0));
    await on.store.recordTip(channel, { tip: 'a', day: '2026-01-01' });
    await on.store.setChannelSettings(channel, settings);
    await on.store.greetOnce('T1', 'C1', at(0));
    expect(await on.store.forgetBefore(at(1_000_000_000))).toBe(0);
    expect(await on.store.tipHistory(channel)).toHaveLength(1);
    expect(await on.store.channelSettings(channel)).toEqual(settings);
    expect(await on.store.greetOnce('T1', 'C1', at(1))).toBe(false);
  });

  it('never deletes an unfinished event, however old', async () => {
    await on.store.accept(said('Ev1'), at(0), 1);
    expect(await on.store.forgetBefore(at(1_000_000))).toBe(0);
    expect(await on.store.unfinished(at(1), 1, 10)).toEqual([said('Ev1')]);
  });

  it('counts the age of an event from its end, of a delivery and a topic from their last change', async () => {
    await on.store.accept(said('Ev1'), at(0), 1);
    await on.store.finish('T1', 'Ev1', at(10));
    await on.store.finish('T1', 'Ev1', at(20));
    await on.store.claim(delivery('d1'), at(0), 1);
    await on.store.claim(delivery('d1'), at(10), 1);
    await on.store.rememberTopic('T1', 'D1', topic, at(0));
    await on.store.rememberTopic('T1', 'D1', topic, at(10));
    expect(await on.store.forgetBefore(at(10))).toBe(0);
    expect(await on.store.forgetBefore(at(11))).toBe(3);
  });

  it('keeps questions without an answer, the same one twice too', async () => {
    await on.store.rememberUnanswered('T1', 'who feeds the\0 cat?\uD800', at(1));
    await on.store.rememberUnanswered('T1', 'who feeds the\0 cat?\uD800', at(1));
    const found = await on.raw('select team_id, text from unanswered');
    const kept = { team_id: 'T1', text: 'who feeds the\uFFFD cat?\uFFFD' };
    expect(found).toEqual([kept, kept]);
  });

  it('keeps of a finished event its id and no words', async () => {
    await on.store.accept({ ...said('Ev1'), body: '{"text":"secret"}' }, at(0), 1);
    await on.store.finish('T1', 'Ev1', at(1));
    expect(await on.raw('select id, body from inbox')).toEqual([{ id: 'Ev1', body: null }]);
  });

  it('keeps of a twin its id and no words', async () => {
    await on.store.accept(said('Ev1'), at(0), 1);
    await on.store.accept({ ...said('Ev1'), id: 'Ev2', body: '{"text":"secret"}' }, at(0), 1);
    const twins = await on.raw("select body from inbox where id = 'Ev2'");
    expect(twins).toEqual([{ body: null }]);
  });
});

/** Of no use once they are gone, and small; with the workspace they go. */
const forEver = ['channel_settings', 'greetings', 'installations'];

it('retention knows every table that there is, and those that it leaves', () => {
  const db = new Kysely<Tables>({ dialect: openPostgres('postgres://nowhere').dialect });
  const deleted = forgetQueries(db, 0).map(
    (query) => /^delete from "(\w+)"/.exec(query.compile().sql)?.[1] ?? '',
  );
  expect([...deleted, ...forEver].sort()).toEqual([...tables].sort());
});
