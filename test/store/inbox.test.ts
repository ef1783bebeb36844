import { describe, expect, it } from 'vitest';
import type { InboxEvent } from '../../src/store/store.ts';
import { databases } from './databases.ts';
import { stageOn } from './stage.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 23) + ms);
const leaseMs = 1_000;

function event(team: string, id: string, subject: string | null = null): InboxEvent {
  return { team, id, subject, body: JSON.stringify({ event_id: id }) };
}

describe.each(databases)('inbox on $name', ({ create }) => {
  const on = stageOn(create);

  /** What one team still has to work off at that instant, leased again. */
  async function due(team: string, ms: number): Promise<readonly InboxEvent[]> {
    const events = await on.store.unfinished(at(ms), leaseMs, 1_000);
    return events.filter((one) => one.team === team);
  }

  it('accepts an event once', async () => {
    expect(await on.store.accept(event('T1', 'Ev1'), at(0), leaseMs)).toBe('new');
    expect(await on.store.accept(event('T1', 'Ev1'), at(1), leaseMs)).toBe('known');
    await on.store.finish('T1', 'Ev1', at(2));
    expect(await on.store.accept(event('T1', 'Ev1'), at(3), leaseMs)).toBe('known');
  });

  it('knows the twin of an event by their subject, whichever came first', async () => {
    expect(await on.store.accept(event('T2', 'Ev1', 'C1/1.0'), at(0), leaseMs)).toBe('new');
    expect(await on.store.accept(event('T2', 'Ev2', 'C1/1.0'), at(0), leaseMs)).toBe('known');
    expect((await due('T2', leaseMs)).map(({ id }) => id)).toEqual(['Ev1']);
  });

  it('keeps the id of the twin, so that it stays known without its subject', async () => {
    await on.store.accept(event('T3', 'Ev1', 'C1/1.0'), at(0), leaseMs);
    await on.store.accept(event('T3', 'Ev2', 'C1/1.0'), at(0), leaseMs);
    expect(await on.store.accept(event('T3', 'Ev2'), at(1), leaseMs)).toBe('known');
  });

  it('takes events about nothing said apart from each other', async () => {
    expect(await on.store.accept(event('T4', 'Ev1', null), at(0), leaseMs)).toBe('new');
    expect(await on.store.accept(event('T4', 'Ev2', null), at(0), leaseMs)).toBe('new');
  });

  it('tells how far the event about a subject is, within its team', async () => {
    await on.store.accept(event('T20', 'Ev1', 'C1/1.0'), at(0), leaseMs);
    expect(await on.store.progressOf('T20', 'C1/1.0')).toBe('unfinished');
    await on.store.finish('T20', 'Ev1', at(1));
    expect(await on.store.progressOf('T20', 'C1/1.0')).toBe('finished');
    expect(await on.store.progressOf('T20', 'C1/2.0')).toBeUndefined();
    expect(await on.store.progressOf('T21', 'C1/1.0')).toBeUndefined();
  });

  it('gives an unfinished event to one process after its lease, and not before', async () => {
    const said = event('T5', 'Ev1', 'C1/1.0');
    await on.store.accept(said, at(0), leaseMs);
    expect(await due('T5', leaseMs - 1)).toEqual([]);
    expect(await due('T5', leaseMs)).toEqual([said]);
    expect(await due('T5', leaseMs + 1)).toEqual([]);
    expect(await due('T5', 2 * leaseMs)).toEqual([said]);
  });

  it('gives a finished event to nobody', async () => {
    await on.store.accept(event('T6', 'Ev1'), at(0), leaseMs);
    await on.store.finish('T6', 'Ev1', at(1));
    expect(await due('T6', 10 * leaseMs)).toEqual([]);
  });

  it('gives the oldest first, as many as were asked for', async () => {
    const far = 1_000_000;
    for (const ms of [3, 1, 2])
      await on.store.accept(event('T7', `Ev${ms}`), at(far + ms), leaseMs);
    await on.store.unfinished(at(far), far, 1_000);
    const first = await on.store.unfinished(at(far + 2 * leaseMs), leaseMs, 2);
    const rest = await on.store.unfinished(at(far + 2 * leaseMs), leaseMs, 2);
    expect([first, rest].map((events) => events.map(({ id }) => id))).toEqual([
      ['Ev1', 'Ev2'],
      ['Ev3'],
    ]);
  });

  it('lets exactly one of many at once accept an event or its twins', async () => {
    const events = Array.from({ length: 40 }, (_, n) => event('T8', `Ev${n % 8}`, 'C1/1.0'));
    const taken = await Promise.all(events.map((one) => on.store.accept(one, at(0), leaseMs)));
    expect(taken.filter((acceptance) => acceptance === 'new')).toHaveLength(1);
  });

  it('leases an event to exactly one of many who ask at once', async () => {
    await on.store.accept(event('T9', 'Ev1'), at(0), leaseMs);
    const asked = Array.from({ length: 20 }, () => due('T9', leaseMs));
    expect((await Promise.all(asked)).flat()).toHaveLength(1);
  });

  it('brings back a body of 40,000 characters of any script as it was', async () => {
    const text = `${'\u202E שלום \u200B漢字😀 '.repeat(3_000)}\0\uD800<!channel>`.slice(-40_000);
    const said = { ...event('T10', 'Ev1'), body: JSON.stringify({ text }) };
    await on.store.accept(said, at(0), leaseMs);
    expect(await due('T10', leaseMs)).toEqual([said]);
  });

  it('takes a NUL and half a surrogate pair in ids without failing or cutting them', async () => {
    expect(await on.store.accept(event('T11', 'a\0b', 'C\uD800/1'), at(0), leaseMs)).toBe('new');
    expect(await on.store.accept(event('T11', 'a\0b'), at(0), leaseMs)).toBe('known');
    expect(await on.store.accept(event('T11', 'a'), at(0), leaseMs)).toBe('new');
    await on.store.finish('T11', 'a\0b', at(1));
    expect((await due('T11', leaseMs)).map(({ id }) => id)).toEqual(['a']);
  });
});

describe.each(databases)('a restart on $name', ({ name, create }) => {
  const on = stageOn(create, 'test');
  const isAlone = name === 'embedded';

  it('hands out at once what was left, where nobody else can be at it', async () => {
    await on.store.accept(event('T1', 'Ev1'), at(0), leaseMs);
    await on.store.accept(event('T1', 'Ev2'), at(0), leaseMs);
    await on.store.finish('T1', 'Ev2', at(1));
    await on.reopen();
    const left = await on.store.unfinished(at(1), leaseMs, 10);
    expect(left).toEqual(isAlone ? [event('T1', 'Ev1')] : []);
    expect(await on.store.unfinished(at(2), leaseMs, 10)).toEqual([]);
    const later = await on.store.unfinished(at(1 + leaseMs), leaseMs, 10);
    expect(later).toEqual([event('T1', 'Ev1')]);
  });

  it('leaves deliveries their leases: what was sent may still be on its way', async () => {
    const delivery = { team: 'T1', key: 'answer/C1/1.0' };
    await on.store.claim(delivery, at(0), leaseMs);
    await on.reopen();
    expect(await on.store.claim(delivery, at(leaseMs - 1), leaseMs)).toEqual({ kind: 'held' });
    expect((await on.store.claim(delivery, at(leaseMs), leaseMs)).kind).toBe('again');
  });
});

describe.each(databases)('an event that cannot be read on $name', ({ create }) => {
  const reported: string[] = [];
  const on = stageOn(create, 'suite', ({ table, key }) => void reported.push(`${table} ${key}`));

  it('keeps no other from being taken up, and is told of once', async () => {
    for (const id of ['Ev1', 'Ev2', 'Ev3']) await on.store.accept(event('T1', id), at(0), leaseMs);
    await on.raw(`update inbox set body = null where id = 'Ev2'`);
    for (const again of [1, 2]) {
      const left = await on.store.unfinished(at(again * leaseMs), leaseMs, 10);
      expect(left.map(({ id }) => id)).toEqual(['Ev1', 'Ev3']);
    }
    expect(reported).toEqual(['inbox T1/Ev2']);
  });
});
