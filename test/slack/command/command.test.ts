import { expect, it } from 'vitest';
import { running } from '../stage.ts';

it('the command is answered privately, with the question and a button to share it', async () => {
  const { fake } = await running();

  await fake.command('who patches RDS?');
  await fake.until(() => fake.state.privates.length > 0);

  const [answer] = fake.state.privates;
  expect(answer?.text).toContain('AWS owns patching on rds.');
  expect(JSON.stringify(answer?.blocks)).toContain('who patches RDS?');
  expect(JSON.stringify(answer?.blocks)).toContain('Share to channel');
  expect(fake.posted()).toEqual([]);
});

it.each(['', 'help', ' HELP '])('the command with "%s" explains itself', async (text) => {
  const { fake } = await running();

  await fake.command(text);
  await fake.until(() => fake.state.privates.length > 0);

  expect(fake.state.privates[0]?.text).toContain('I say who owns what on AWS');
});

it('a private answer is shared once, however often the button is clicked', async () => {
  const { fake } = await running();
  await fake.command('who patches RDS?');
  await fake.until(() => fake.state.privates.length > 0);
  const [answer] = fake.state.privates;
  if (answer === undefined) throw new Error('no answer');

  await Promise.all([fake.click(answer), fake.click(answer)]);
  await fake.until(() => fake.state.privates.some(({ text }) => text === 'Shared.'));
  await fake.click(answer);
  await fake.until(() => fake.state.privates.filter(({ text }) => text === 'Shared.').length > 1);

  expect(fake.posted()).toHaveLength(1);
  expect(fake.posted()[0]?.threadTs).toBeUndefined();
  expect(JSON.stringify(fake.posted()[0]?.blocks)).toContain('who patches RDS?');
  expect(fake.state.privates.find(({ text }) => text === 'Shared.')?.replaceOriginal).toBe(true);
});

it('whoever shares where the app is not is told to invite it, and can share afterwards', async () => {
  const { fake } = await running();
  await fake.command('who patches RDS?', { channel: 'C2' });
  await fake.until(() => fake.state.privates.length > 0);
  const [answer] = fake.state.privates;
  if (answer === undefined) throw new Error('no answer');

  await fake.click(answer);
  await fake.until(() => fake.state.privates.some(({ text }) => text.includes('Invite me')));
  fake.channel('C2').joined = true;
  await fake.click(answer);
  await fake.until(() => fake.posted('C2').length > 0);

  expect(fake.posted('C2')).toHaveLength(1);
});

it('a private choice becomes the answer in its place', async () => {
  const { fake } = await running();
  await fake.command('who does patching?');
  await fake.until(() => fake.state.privates.length > 0);
  const [depends] = fake.state.privates;
  if (depends === undefined) throw new Error('no answer');

  await fake.click(depends, { option: 1 });
  await fake.until(() => fake.state.privates.length > 1);

  expect(fake.state.privates[1]?.text).toContain('You own patching on EC2.');
  expect(fake.state.privates[1]?.replaceOriginal).toBe(true);
});
