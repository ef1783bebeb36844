import { pino } from 'pino';
import { expect, it } from 'vitest';
import { Postponed } from '../../src/slack/errors.ts';
import { guarded } from '../../src/slack/guarded.ts';

function scene(apologise: () => Promise<void>) {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const listener = async (): Promise<void> => {
    throw new TypeError('of the listener');
  };
  return { lines, run: guarded(listener, { log, ids: () => ({ ts: '1.0' }), apologise }) };
}

it('an apology that reaches nobody ends in the log', async () => {
  const { lines, run } = scene(() => Promise.reject(new RangeError('the secret words')));

  await run(undefined);

  expect(lines.join('')).toContain('TypeError');
  expect(lines.join('')).toContain('nobody could be told');
  expect(lines.join('')).not.toContain('secret');
});

it('an apology that cannot even be made ends in the log', async () => {
  const { lines, run } = scene(() => {
    throw new RangeError('no words');
  });

  await run(undefined);

  expect(lines.join('')).toContain('nobody could be told');
});

it('an apology that has to wait is left to the inbox', async () => {
  const { run } = scene(() => Promise.reject(new Postponed('the answer may be there already')));

  await expect(run(undefined)).rejects.toThrow(Postponed);
});
