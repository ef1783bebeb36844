import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTurns, createTurnsByKey } from '../../src/slack/turns.ts';

it('never more at a time than allowed, all of it in order, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.boolean(), { maxLength: 12 }),
      async (scheduler, most, outcomes) => {
        const turns = createTurns(most);
        const started: number[] = [];
        let atOnce = 0;
        let peak = 0;
        const all = outcomes.map((succeeds, at) =>
          turns(async () => {
            started.push(at);
            atOnce += 1;
            peak = Math.max(peak, atOnce);
            await scheduler.schedule(Promise.resolve());
            atOnce -= 1;
            if (!succeeds) throw new Error('failed');
          }),
        );
        const settled = Promise.allSettled(all);
        await scheduler.waitFor(settled);

        expect(peak).toBeLessThanOrEqual(most);
        expect(started).toEqual(outcomes.map((_outcome, at) => at));
        expect((await settled).map(({ status }) => status === 'fulfilled')).toEqual(outcomes);
      },
    ),
  );
});

it('what is stuck under one key holds up nothing under another', async () => {
  const turnsOf = createTurnsByKey(1);
  let free = (): void => undefined;
  const stuck = turnsOf('one')(() => new Promise<void>((done) => (free = done)));
  const behind = turnsOf('one')(async () => 'behind');

  expect(await turnsOf('other')(async () => 'other')).toBe('other');
  free();
  await stuck;
  expect(await behind).toBe('behind');
});
