import { expect, it } from 'vitest';
import { running } from '../stage.ts';

it('answers a mention in its thread, once, though it has a twin', async () => {
  const { fake } = await running();

  const ts = await fake.say({ text: '<@UBOT> who patches RDS?' });
  await fake.until(() => fake.posted().length > 0);

  expect(fake.posted('C1', ts)).toHaveLength(1);
  expect(fake.posted()[0]?.metadata).toEqual({
    event_type: 'srm_answer',
    event_payload: {
      kind: 'responsibility',
      owner: 'aws',
      concern: 'patching',
      service: 'rds',
      delivery: expect.any(String),
    },
  });
});
