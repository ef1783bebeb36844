import { expect, it } from 'vitest';
import type { FakeSlack } from '../../fake-slack/fake-slack.ts';
import type { StoredMessage } from '../../fake-slack/state.ts';
import { running } from '../stage.ts';

async function asked(fake: FakeSlack, text: string): Promise<StoredMessage> {
  const ts = await fake.say({ text });
  await fake.until(() => fake.posted('C1', ts).length > 0);
  const [answer] = fake.posted('C1', ts);
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

it('a service picked from the select becomes the answer in place', async () => {
  const { fake } = await running();
  const depends = await asked(fake, '<@UBOT> who does patching?');

  await fake.click({ channel: 'C1', ...depends }, { option: 1 });
  await fake.until(() => depends.edits > 0);

  expect(depends.text).toContain('You own patching on EC2.');
  expect(depends.metadata).toMatchObject({
    event_payload: { kind: 'responsibility', owner: 'customer', delivery: expect.any(String) },
  });
});

it('a thread goes on from what was picked', async () => {
  const { fake } = await running();
  const unknown = await asked(fake, '<@UBOT> who brings the cake?');
  await fake.click({ channel: 'C1', ...unknown });
  await fake.until(() => unknown.edits > 0);

  await fake.say({ text: 'rds', threadTs: unknown.threadTs ?? '' });
  await fake.until(() => fake.posted('C1', unknown.threadTs).length > 1);

  expect(fake.posted('C1', unknown.threadTs)[1]?.text).toContain('AWS owns patching on rds.');
});

it('two clicks, on two processes, leave one message that says the same', async () => {
  const { fake } = await running();
  const depends = await asked(fake, '<@UBOT> who does patching?');
  const before = { channel: 'C1', ...depends };

  await Promise.all([fake.click(before), fake.click(before, { user: 'U2' })]);
  await fake.until(() => depends.edits > 1);

  expect(fake.posted()).toHaveLength(1);
  expect(depends.text).toContain('AWS owns patching on rds.');
});

it.each(['', 'x', '{}', '{"c":"gone","s":null,"q":""}', '{"c":1,"s":null,"q":""}'])(
  'a made-up value %s changes nothing and is told apart privately',
  async (value) => {
    const { fake } = await running();
    const unknown = await asked(fake, '<@UBOT> who brings the cake?');

    await fake.click({ channel: 'C1', ...unknown }, { value: value || ' ' });
    await fake.until(() => fake.state.privates.length > 0);

    expect(unknown.edits).toBe(0);
    expect(fake.state.privates[0]?.text).toContain('no longer in my knowledge');
  },
);
