import { describe, expect, it } from 'vitest';
import type { FakeSlack } from '../fake-slack/fake-slack.ts';
import { running } from './stage.ts';

const text = '<@UBOT> who patches RDS?';

async function asked(fake: FakeSlack): Promise<string> {
  const ts = await fake.say({ text });
  await fake.until(() => fake.posted('C1', ts).length > 0);
  return ts;
}

/** Waits until nothing of what was accepted is left to do. */
async function quiet({ fake, slack }: Awaited<ReturnType<typeof running>>): Promise<void> {
  await slack.stop();
  expect(fake.state.faults.get('chat.postMessage') ?? []).toEqual([]);
}

describe('an answer is posted once and completely when', () => {
  it('the connection breaks after Slack has posted it', async () => {
    const set = await running();
    set.fake.fail('chat.postMessage', { kind: 'cut after' });

    await asked(set.fake);
    await quiet(set);

    expect(set.fake.posted()).toHaveLength(1);
    expect(set.fake.calls('chat.postMessage')).toHaveLength(1);
  });

  it('the connection breaks before Slack has posted it', async () => {
    const set = await running();
    set.fake.fail('chat.postMessage', { kind: 'cut before' });

    await asked(set.fake);
    await quiet(set);

    expect(set.fake.posted()).toHaveLength(1);
  });

  it('Slack fails after it has posted, and again when asked', async () => {
    const set = await running();
    set.fake.fail('chat.postMessage', { kind: 'status', status: 500, done: true });

    await asked(set.fake);
    await quiet(set);

    expect(set.fake.posted()).toHaveLength(1);
    expect(set.fake.calls('chat.postMessage')).toHaveLength(1);
  });

  it('Slack fails without posting', async () => {
    const set = await running();
    set.fake.fail('chat.postMessage', { kind: 'status', status: 503, done: false });

    await asked(set.fake);
    await quiet(set);

    expect(set.fake.posted()).toHaveLength(1);
  });

  it('Slack answers internal_error', async () => {
    const set = await running();
    set.fake.fail('chat.postMessage', { kind: 'refused', error: 'internal_error' });

    await asked(set.fake);
    await quiet(set);

    expect(set.fake.posted()).toHaveLength(1);
  });

  it('Slack is slow', async () => {
    const set = await running();
    set.fake.fail('chat.postMessage', { kind: 'slow', ms: 500 });

    await asked(set.fake);
    await quiet(set);

    expect(set.fake.posted()).toHaveLength(1);
  });

  it('Slack asks for a second of patience, and not before it is over', async () => {
    const set = await running();
    set.fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 1 });

    const start = Date.now();
    await asked(set.fake);
    const tookMs = Date.now() - start;
    await quiet(set);

    expect(tookMs).toBeGreaterThanOrEqual(1000);
    expect(set.fake.posted()).toHaveLength(1);
  });

  it('Slack does not take the blocks: then the text says it all', async () => {
    const set = await running();
    set.fake.fail('chat.postMessage', { kind: 'refused', error: 'invalid_blocks' });

    await asked(set.fake);
    await quiet(set);

    expect(set.fake.posted()).toHaveLength(1);
    expect(set.fake.posted()[0]?.blocks).toBeUndefined();
    expect(set.fake.posted()[0]?.text).toContain('AWS owns patching on rds. That is how it is.');
  });
});

it('a longer Retry-After leaves the question for later, and nothing is called before', async () => {
  const { fake, slack, later, parts } = await running();
  fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 40 });
  const ts = await fake.say({ text });
  await fake.until(() => fake.calls('chat.postMessage').length > 0);
  await fake.say({ text: '<@UBOT> who patches EC2?' });
  await slack.stop();
  expect(fake.calls('chat.postMessage')).toHaveLength(1);

  later(41_000);
  const { createSlack } = await import('../../src/slack/app.ts');
  const next = createSlack(parts);
  await next.start();
  await fake.until(() => fake.posted('C1').length === 2);
  await next.stop();

  expect(fake.posted('C1', ts)).toHaveLength(1);
});

it('what Slack refuses for good is not tried again', async () => {
  const set = await running();
  set.fake.fail('chat.postMessage', { kind: 'refused', error: 'is_archived' });

  await set.fake.say({ text });
  await set.fake.until(() => set.fake.calls('chat.postMessage').length > 0);
  await quiet(set);
  set.later(60_000);

  expect(await set.store.unfinished(set.parts.now(), 1, 10)).toEqual([]);
  expect(set.logged()).toContain('is_archived');
});

it('where it may be posted and nobody can look, nothing more is posted', async () => {
  const set = await running({}, { scopes: ['app_mentions:read', 'chat:write', 'im:history'] });
  set.fake.fail('chat.postMessage', { kind: 'cut after' });

  await set.fake.say({ text });
  await set.fake.until(() => set.fake.calls('conversations.replies').length > 0);
  await quiet(set);

  expect(set.fake.posted()).toHaveLength(1);
  expect(set.fake.calls('chat.postMessage')).toHaveLength(1);
  expect(set.logged()).toContain('cannot look');
});

it('what was given up is not tried for ever', async () => {
  const { fake, store, slack, parts } = await running();
  const ts = fake.write({ text });
  await store.giveUp({ team: 'T1', key: `answer/C1/${ts}` }, parts.now());

  await Promise.all(fake.eventsOf({ text }, ts).map((body) => fake.send(body)));
  await slack.stop();

  expect(await store.unfinished(new Date(parts.now().getTime() + 60_000), 1, 10)).toEqual([]);
  expect(fake.posted()).toEqual([]);
});

it('a post that the store kept waiting until its lease was nearly over is left for later', async () => {
  const { fake, store, slack, parts } = await running({}, {});
  await slack.stop();
  const { createSlack } = await import('../../src/slack/app.ts');
  let lateMs = 0;
  const claim: typeof store.claim = async (...args) => {
    const claimed = await store.claim(...args);
    lateMs = 6000;
    return claimed;
  };
  const now = (): Date => new Date(parts.now().getTime() + lateMs);
  const slow = createSlack({ ...parts, now, store: { ...store, claim } });
  await slow.start();

  await fake.say({ text });
  await slow.stop();

  expect(fake.calls('chat.postMessage')).toEqual([]);
});
