import { expect, it, vi } from 'vitest';
import { whoOwnsShortcut } from '../../../src/slack/ids.ts';
import { running } from '../stage.ts';

it('a message is answered to the one who asks about it, alone, and can be shared', async () => {
  const { fake } = await running();
  const ts = fake.write({ user: 'U2', text: 'who patches <https://aws.amazon.com/rds|RDS>?' });

  await fake.shortcut(whoOwnsShortcut, { channel: 'C1', ts });
  await fake.until(() => fake.state.privates.length > 0);
  const [answer] = fake.state.privates;
  if (answer === undefined) throw new Error('no answer');
  await fake.click(answer);
  await fake.until(() => fake.posted('C1').length > 0);

  expect(answer).toMatchObject({ user: 'U1', replaceOriginal: false, threadTs: undefined });
  expect(answer.text).toContain('AWS owns patching on rds.');
  expect(fake.posted('C1')).toHaveLength(1);
});

it('a message that asks nothing is answered all the same: somebody wants to know', async () => {
  const { fake } = await running();
  const ts = fake.write({ user: 'U2', text: 'EC2 needs patching again' });

  await fake.shortcut(whoOwnsShortcut, { channel: 'C1', ts });
  await fake.until(() => fake.state.privates.length > 0);

  expect(fake.state.privates[0]?.text).toContain('You own patching on EC2.');
});

it('a message in a thread is answered in the thread', async () => {
  const { fake } = await running();
  const root = fake.write({ text: 'new database' });
  const ts = fake.write({ text: 'who patches RDS?', threadTs: root });

  await fake.shortcut(whoOwnsShortcut, { channel: 'C1', ts });
  await fake.until(() => fake.state.privates.length > 0);

  expect(fake.state.privates[0]?.threadTs).toBe(root);
});

it('a message without an answer is not kept: nobody said it to the app', async () => {
  const { fake, store, slack } = await running();
  const kept = vi.spyOn(store, 'rememberUnanswered');
  const ts = fake.write({ user: 'U2', text: 'who brings the cake?' });

  await fake.shortcut(whoOwnsShortcut, { channel: 'C1', ts });
  await fake.until(() => fake.state.privates.length > 0);
  await slack.stop();

  expect(fake.state.privates[0]?.text).toContain('I don’t know');
  expect(kept).not.toHaveBeenCalled();
});

it('a message without words is told that the app reads text', async () => {
  const { fake } = await running();
  const ts = fake.write({ text: '' });

  await fake.shortcut(whoOwnsShortcut, { channel: 'C1', ts });
  await fake.until(() => fake.state.privates.length > 0);

  expect(fake.state.privates[0]?.text).toContain('I read text only');
});

it('what nobody expected is told privately, and logged without words', async () => {
  const { fake, logged } = await running();
  const ts = fake.write({ text: 'explode my secret' });

  await fake.shortcut(whoOwnsShortcut, { channel: 'C1', ts });
  await fake.until(() => fake.state.privates.length > 0);

  expect(fake.state.privates[0]?.text).toContain('Something went wrong');
  expect(logged()).not.toContain('secret');
});
