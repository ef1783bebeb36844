import { describe, expect, it } from 'vitest';
import type { Claim, DeliveryKey } from '../../src/store/store.ts';
import { databases } from './databases.ts';
import { stageOn } from './stage.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 23) + ms);
const leaseMs = 1_000;
const posted = { channel: 'C1', ts: '2.0' };
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe.each(databases)('deliveries on $name', ({ create }) => {
  const on = stageOn(create);
  let count = 0;

  const fresh = (): DeliveryKey => ({ team: 'T1', key: `answer/C1/${++count}` });
  const claim = (delivery: DeliveryKey, ms: number) => on.store.claim(delivery, at(ms), leaseMs);

  async function claimAndRelease(delivery: DeliveryKey): Promise<void> {
    await claim(delivery, leaseMs);
    await on.store.release(delivery, at(leaseMs));
  }

  async function tokenOf(claimed: Promise<Claim>): Promise<string> {
    const got = await claimed;
    if (got.kind === 'first' || got.kind === 'again') return got.token;
    throw new Error(`${got.kind} has no token`);
  }

  it('are claimed first by one, with a random token', async () => {
    const delivery = fresh();
    const got = await claim(delivery, 0);
    const leasedUntil = at(leaseMs);
    expect(got).toEqual({ kind: 'first', token: expect.stringMatching(uuid), leasedUntil });
    expect(await claim(delivery, leaseMs - 1)).toEqual({ kind: 'held' });
    expect(await tokenOf(claim(fresh(), 0))).not.toBe(await tokenOf(claim(fresh(), 0)));
  });

  it('are claimed again by one when the lease has run out, with the token they began with', async () => {
    const delivery = fresh();
    const token = await tokenOf(claim(delivery, 0));
    const again = (ms: number) => ({ kind: 'again', token, leasedUntil: at(ms) });
    expect(await claim(delivery, leaseMs)).toEqual(again(2 * leaseMs));
    expect(await claim(delivery, leaseMs)).toEqual({ kind: 'held' });
    expect(await claim(delivery, 2 * leaseMs)).toEqual(again(3 * leaseMs));
  });

  it('are claimed first after a release, with the token they began with', async () => {
    const delivery = fresh();
    const token = await tokenOf(claim(delivery, 0));
    await on.store.release(delivery, at(1));
    const leasedUntil = at(2 + leaseMs);
    expect(await claim(delivery, 2)).toEqual({ kind: 'first', token, leasedUntil });
    expect(await claim(delivery, 3)).toEqual({ kind: 'held' });
  });

  it('once claimed again stay so after a release, which ends the lease at once', async () => {
    const delivery = fresh();
    const token = await tokenOf(claim(delivery, 0));
    for (const ms of [leaseMs, leaseMs + 1, leaseMs + 2]) {
      const leasedUntil = at(ms + leaseMs);
      expect(await claim(delivery, ms)).toEqual({ kind: 'again', token, leasedUntil });
      expect(await claim(delivery, ms)).toEqual({ kind: 'held' });
      await on.store.release(delivery, at(ms), { leasedUntil });
    }
  });

  it('are not released by who has lost the lease', async () => {
    const delivery = fresh();
    const mine = await claim(delivery, 0);
    if (mine.kind !== 'first') throw new Error(mine.kind);
    await claim(delivery, leaseMs);
    await on.store.release(delivery, at(leaseMs + 1), mine);
    expect(await claim(delivery, leaseMs + 2)).toEqual({ kind: 'held' });
  });

  it('are released by who holds the lease', async () => {
    const delivery = fresh();
    const mine = await claim(delivery, 0);
    if (mine.kind !== 'first') throw new Error(mine.kind);
    await on.store.release(delivery, at(1), mine);
    const next = await claim(delivery, 2);
    expect(next.kind).toBe('first');
    await on.store.release(delivery, at(3), mine);
    expect(await claim(delivery, 4)).toEqual({ kind: 'held' });
  });

  it('say where they were posted, for ever', async () => {
    const delivery = fresh();
    await claim(delivery, 0);
    expect(await on.store.findPosted(delivery)).toBeUndefined();
    await on.store.markDone(delivery, posted, at(1));
    expect(await claim(delivery, 2)).toEqual({ kind: 'done', ...posted });
    expect(await claim(delivery, 100 * leaseMs)).toEqual({ kind: 'done', ...posted });
    expect(await on.store.findPosted(delivery)).toEqual(posted);
  });

  it('stay posted where they were first, whatever comes later', async () => {
    const delivery = fresh();
    await claim(delivery, 0);
    await on.store.markDone(delivery, posted, at(1));
    await on.store.markDone(delivery, { channel: 'C1', ts: '3.0' }, at(2));
    await on.store.giveUp(delivery, at(3));
    await on.store.release(delivery, at(4));
    expect(await on.store.findPosted(delivery)).toEqual(posted);
  });

  it('stay given up for ever', async () => {
    const delivery = fresh();
    await claim(delivery, 0);
    await on.store.giveUp(delivery, at(1));
    await on.store.release(delivery, at(2));
    expect(await claim(delivery, 100 * leaseMs)).toEqual({ kind: 'given up' });
    expect(await on.store.findPosted(delivery)).toBeUndefined();
  });

  it('can be given up before anybody claimed them', async () => {
    const delivery = fresh();
    await on.store.giveUp(delivery, at(0));
    expect(await claim(delivery, 1)).toEqual({ kind: 'given up' });
  });

  it('are done when the message turns out to be posted after they were given up', async () => {
    const delivery = fresh();
    await claim(delivery, 0);
    await on.store.giveUp(delivery, at(1));
    await on.store.markDone(delivery, posted, at(2));
    expect(await claim(delivery, 3)).toEqual({ kind: 'done', ...posted });
  });

  it('that nobody claimed are neither posted nor released', async () => {
    const delivery = fresh();
    await on.store.markDone(delivery, posted, at(0));
    await on.store.release(delivery, at(0));
    expect(await on.store.findPosted(delivery)).toBeUndefined();
    expect((await claim(delivery, 1)).kind).toBe('first');
  });

  it.each([
    ['nobody claimed', 'first', async () => undefined],
    ['were released', 'first', (one: DeliveryKey) => on.store.release(one, at(1))],
    ['ran out of their lease', 'again', async () => undefined],
    ['were claimed again and released', 'again', claimAndRelease],
  ])('that %s go to exactly one of many who claim at once', async (why, kind, prepare) => {
    const delivery = fresh();
    if (why !== 'nobody claimed') await claim(delivery, 0);
    await prepare(delivery);
    const claims = await Promise.all(Array.from({ length: 40 }, () => claim(delivery, leaseMs)));
    const kinds = claims.map((got) => got.kind).filter((got) => got !== 'held');
    expect(kinds).toEqual([kind]);
  });
});
