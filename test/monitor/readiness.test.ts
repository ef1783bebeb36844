import { expect, it } from 'vitest';
import { readiness } from '../../src/monitor/readiness.ts';

const fine = async (): Promise<undefined> => undefined;

it('is ready when every check says nothing', async () => {
  expect(await readiness({ store: fine, slack: fine })).toEqual({
    ready: true,
    checks: { store: 'ok', slack: 'ok' },
  });
});

it('is not ready when one check says why not, and says which', async () => {
  const slack = async (): Promise<string> => 'not connected';
  expect(await readiness({ store: fine, slack })).toEqual({
    ready: false,
    checks: { store: 'ok', slack: 'not connected' },
  });
});

it('a check that fails keeps its words to itself', async () => {
  const store = () => Promise.reject(new Error('password "geheim" refused for srm@db'));
  expect(await readiness({ store })).toEqual({
    ready: false,
    checks: { store: 'failed, see the log' },
  });
});

it('a check that never answers is not waited for', async () => {
  const store = () => new Promise<undefined>(() => undefined);
  expect(await readiness({ store, slack: fine }, 10)).toEqual({
    ready: false,
    checks: { store: 'no answer within 0.01 s', slack: 'ok' },
  });
});
