import { expect, it, vi } from 'vitest';
import { answerModal, freshMemory, modalMemory } from '../../../src/slack/answer-modal.ts';
import { askBoxAction, askOnAction, modalChooseActionPrefix } from '../../../src/slack/ids.ts';
import type { FakeSlack } from '../../fake-slack/fake-slack.ts';
import type { ShownView } from '../../fake-slack/views.ts';
import { cell } from '../answers.ts';
import { running } from '../stage.ts';

/** A modal that answers what somebody asked at home. */
async function asked(fake: FakeSlack, question: string): Promise<ShownView> {
  await fake.open('home');
  await fake.until(() => fake.state.views.length > 0);
  const [home] = fake.state.views;
  if (home === undefined) throw new Error('no home');
  await fake.press(home, askBoxAction, { typed: { [askBoxAction]: question } });
  await fake.until(() => fake.state.views.length > 1);
  const [, modal] = fake.state.views;
  if (modal === undefined) throw new Error('no modal');
  return modal;
}

it('the next question goes on from the answer', async () => {
  const { fake } = await running();
  const modal = await asked(fake, 'who patches RDS?');

  await fake.submit(modal, { [askOnAction]: 'and on EC2?' });

  expect(JSON.stringify(modal.blocks)).toContain('You own patching on EC2.');
});

it('the field is empty for each question', async () => {
  const { fake } = await running();
  const modal = await asked(fake, 'who patches RDS?');
  const field = (): unknown => modal.blocks.at(-1);
  const before = field();

  await fake.submit(modal, { [askOnAction]: 'and on EC2?' });

  expect(field()).toMatchObject({ type: 'input' });
  expect(field()).not.toHaveProperty('block_id', Object(before).block_id);
});

it('an answer that is not known is about nothing: the one before it stays the topic', async () => {
  const { fake } = await running();
  const modal = await asked(fake, 'who patches RDS?');

  await fake.submit(modal, { [askOnAction]: 'who brings the cake?' });
  await fake.submit(modal, { [askOnAction]: 'and on EC2?' });

  expect(JSON.stringify(modal.blocks)).toContain('You own patching on EC2.');
});

it('a service picked from the select becomes the answer', async () => {
  const { fake } = await running();
  const modal = await asked(fake, 'who does patching?');

  await fake.press(modal, `${modalChooseActionPrefix}0`, { option: 1 });
  await fake.until(() => modal.changes > 0);

  expect(JSON.stringify(modal.blocks)).toContain('You own patching on EC2.');
});

it('a question without an answer is kept, scrubbed', async () => {
  const { fake, store, slack } = await running();
  const kept = vi.spyOn(store, 'rememberUnanswered');
  const modal = await asked(fake, 'who patches RDS?');

  await fake.submit(modal, { [askOnAction]: 'who brings the cake to 123456789012?' });
  await slack.stop();

  const text = 'who brings the cake to ACCOUNT?';
  expect(kept).toHaveBeenCalledExactlyOnceWith('T1', text, expect.any(Date));
});

it('what nobody expected is told in the modal', async () => {
  const { fake } = await running();
  const modal = await asked(fake, 'who patches RDS?');

  await fake.submit(modal, { [askOnAction]: 'explode' });

  expect(JSON.stringify(modal.blocks)).toContain('Something went wrong on my side');
});

it.each(['', '{', '[]', '{"topic":{"kind":"x"},"turn":1}', '{"topic":null,"turn":-1}'])(
  'a memory that somebody made up is a fresh one: %s',
  (made) => {
    expect(modalMemory(made)).toEqual(freshMemory);
  },
);

it('a modal remembers what its answer was about', () => {
  const { private_metadata = '' } = answerModal(cell('rds', 'who patches RDS?'), freshMemory);

  const topic = { kind: 'responsibility', concern: 'patching', service: 'rds' };
  expect(modalMemory(private_metadata)).toEqual({ topic, turn: 1 });
});

it('a choice in a modal that was closed since is nobody’s fault', async () => {
  const { fake, logged } = await running();
  const modal = await asked(fake, 'who patches?');
  fake.fail('views.update', { kind: 'refused', error: 'not_found' });

  await fake.press(modal, `${modalChooseActionPrefix}0`);
  await fake.until(() => fake.calls('views.update').length > 0);

  expect(fake.calls('views.update')).toHaveLength(1);
  expect(logged()).not.toContain('failed');
});
