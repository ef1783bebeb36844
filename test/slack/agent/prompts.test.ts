import { describe, expect, it } from 'vitest';
import { suggestedPrompts } from '../../../src/slack/agent/suggested-prompts.ts';
import { examples, examplesFor } from '../../../src/slack/examples.ts';
import type { FakeSlack } from '../../fake-slack/fake-slack.ts';
import { knowledge, realAsk } from '../../knowledge-fixture.ts';
import { running } from '../stage.ts';

const method = 'assistant.threads.setSuggestedPrompts';

/** What was offered above the field of the direct message, last. */
async function offered(fake: FakeSlack, times = 1) {
  await fake.until(() => fake.calls(method).length >= times);
  return fake.calls(method).at(-1)?.args;
}

/** Somebody looks at a channel beside the app. */
function look(fake: FakeSlack, value: string, more: object = { channel: 'D1', user: 'U1' }) {
  const entities = [
    { type: 'slack#/types/thread_ts', value: '1.0' },
    { type: 'slack#/types/channel_id', value, team_id: 'T1' },
  ];
  const event_ts = fake.state.nextTs();
  const event = { type: 'app_context_changed', event_ts, context: { entities }, ...more };
  return fake.send(fake.body(event));
}

it('opening the direct message offers examples, in no thread', async () => {
  const { fake } = await running();

  await fake.open('messages');

  const args = await offered(fake);
  expect(args).toMatchObject({ channel_id: 'D1', title: 'Ask, for example' });
  expect(args).not.toHaveProperty('thread_ts');
  expect(JSON.parse(String(args?.prompts))).toEqual(
    examples.map((question) => ({ title: question, message: question })),
  );
});

it('looking at a channel offers what fits it, and looking away takes it back', async () => {
  const { fake } = await running();
  fake.channel('C1').name = 'patch-day';

  await look(fake, 'C1');
  const fitting = await offered(fake);
  await look(fake, 'C2');
  const usual = await offered(fake, 2);

  expect(fitting).toMatchObject({ title: 'For #patch-day' });
  expect(JSON.parse(String(fitting?.prompts))[0].message).toBe('Who patches patch-day?');
  expect(JSON.parse(String(fitting?.prompts))).toHaveLength(4);
  expect(usual).toMatchObject({ title: 'Ask, for example' });
});

it('a message looked at is its channel looked at', async () => {
  const { fake } = await running();
  fake.channel('C1').name = 'patch-day';
  const value = { channel_id: 'C1', message_ts: '1.0' };
  const entities = [{ type: 'slack#/types/message_context', value }];

  await look(fake, '', { channel: 'D1', user: 'U1', context: { entities } });

  expect(await offered(fake)).toMatchObject({ title: 'For #patch-day' });
});

it('an event that does not say whose direct message it is offers nothing, and is no error', async () => {
  const { fake, slack, logged } = await running();

  await look(fake, 'C1', {});
  await slack.stop();

  expect(fake.calls(method)).toEqual([]);
  expect(logged()).not.toContain('a listener failed');
});

it.each([
  { kind: 'refused', error: 'missing_scope' },
  { kind: 'limited', retryAfterS: 30 },
  { kind: 'cut before' },
] as const)('prompts that Slack does not take ($kind) are left', async (fault) => {
  const { fake, slack, logged } = await running();
  fake.fail(method, fault);

  await fake.open('messages');
  await slack.stop();

  expect(logged()).toContain('prompts not set');
  expect(logged()).not.toContain('a listener failed');
});

describe('the examples', () => {
  const ask = realAsk();

  it.each(examples)('are answered from the knowledge: %s', (question) => {
    expect(ask(question).kind).toMatch(/^(?:responsibility|overview)$/);
    expect(knowledge.findService(ask(question).service ?? '')).toBeDefined();
  });

  it('that fit come first, each once, and what is too long for a button is left out', () => {
    const long = 'x'.repeat(76);

    expect(examplesFor([long, examples[1], 'a?', 'a?'], 3)).toEqual([
      examples[1],
      'a?',
      examples[0],
    ]);
  });
});

it('nobody is offered more than four prompts', () => {
  const many = Array.from({ length: 9 }, (_, at) => `Question ${at}?`);

  expect(suggestedPrompts('x', many).prompts).toHaveLength(4);
});
