import { expect, it } from 'vitest';
import { createTwins, type Kept } from '../../src/slack/twins.ts';

const event = (id: string, subject: string | null = 'C1/1.0', team = 'T1') => ({
  team,
  id,
  subject,
  body: '{}',
});

const kept: Kept = { kind: 'new', errand: async () => undefined };

/** Something kept when it is told so. */
function later() {
  const { promise, resolve, reject } = deferred<Kept>();
  return { keep: () => promise, resolve, reject };
}

function deferred<T>() {
  let [resolve, reject] = [(_: T): void => undefined, (_: Error): void => undefined];
  const promise = new Promise<T>((done, fail) => {
    [resolve, reject] = [done, fail];
  });
  return { promise, resolve, reject };
}

const never = async (): Promise<Kept> => {
  throw new Error('kept twice');
};

it('a twin is known when the first of both is persisted, and not before', async () => {
  const { first } = createTwins();
  const { keep, resolve } = later();
  const order: string[] = [];

  const mention = first(event('Ev1'), keep).then(({ kind }) => void order.push(kind));
  const twin = first(event('Ev2'), never).then(({ kind }) => void order.push(kind));
  order.push('asked');
  resolve(kept);
  await Promise.all([mention, twin]);

  expect(order).toEqual(['asked', 'new', 'known']);
});

it('a twin of what could not be persisted is kept by itself', async () => {
  const { first } = createTwins();
  const { keep, reject } = later();

  const mention = first(event('Ev1'), keep);
  const twin = first(event('Ev2'), async () => kept);
  reject(new Error('the disk is full'));

  await expect(mention).rejects.toThrow('the disk is full');
  expect(await twin).toBe(kept);
});

it('a twin of what is not ours is looked at by itself', async () => {
  const { first } = createTwins();

  const mention = first(event('Ev1'), async () => ({ kind: 'not ours' }));
  const twin = first(event('Ev2'), async () => kept);

  expect([await mention, await twin]).toEqual([{ kind: 'not ours' }, kept]);
});

it.each([
  ['another message', event('Ev2', 'C1/2.0')],
  ['another workspace', event('Ev2', 'C1/1.0', 'T2')],
  ['a change, which is about nothing said', event('Ev2', null)],
])('%s is no twin', async (_what, other) => {
  const { first } = createTwins();

  const both = [first(event('Ev1'), async () => kept), first(other, async () => kept)];

  expect(await Promise.all(both)).toEqual([kept, kept]);
});

it('what came later than the end of the first is kept by itself', async () => {
  const { first } = createTwins();
  await first(event('Ev1'), async () => kept);

  expect(await first(event('Ev2'), async () => ({ kind: 'known' }))).toEqual({ kind: 'known' });
});
