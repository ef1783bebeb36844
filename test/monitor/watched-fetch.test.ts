import { expect, it, vi } from 'vitest';
import { noMeter } from '../../src/monitor/meter.ts';
import { watchedFetch } from '../../src/monitor/watched-fetch.ts';

const api = 'https://slack.com/api/';

/** What was noted about one call that is answered like this. */
async function noted(url: string, answer: () => Promise<Response>) {
  const called = vi.fn();
  const limited = vi.fn();
  const fetch = watchedFetch(answer, { ...noMeter, called, limited });
  const outcome = await fetch(url).then(
    (response) => response.text(),
    (error: unknown) => String(error),
  );
  await vi.waitFor(() => expect(called).toHaveBeenCalledTimes(1));
  const [method, result, seconds] = called.mock.calls[0] ?? [];
  expect(seconds).toBeGreaterThanOrEqual(0);
  return { method, result, limited: limited.mock.calls.flat(), outcome };
}

const answering =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status });

it.each([
  ['{"ok":true,"ts":"1.0"}', 'ok'],
  ['{"ok":false,"error":"channel_not_found"}', 'channel_not_found'],
  ['{"ok":false}', 'other'],
  ['{"ok":false', 'ok'],
  ['ok', 'ok'],
])('%s is noted as %s, and comes to the caller as it is', async (body, result) => {
  expect(await noted(`${api}chat.postMessage`, answering(body))).toEqual({
    method: 'chat.postMessage',
    result,
    limited: [],
    outcome: body,
  });
});

it('a call that Slack puts off is noted as that', async () => {
  expect(await noted(`${api}users.info?user=U1`, answering('', 429))).toMatchObject({
    method: 'users.info',
    result: 'http_429',
    limited: ['users.info'],
  });
});

it('a call that is not answered fails for the caller as before', async () => {
  const broken = () => Promise.reject(new TypeError('fetch failed'));
  expect(await noted(`${api}chat.update`, broken)).toMatchObject({
    method: 'chat.update',
    result: 'no_answer',
    outcome: 'TypeError: fetch failed',
  });
});

it.each([
  ['https://hooks.slack.com/commands/T1/2/geheim', 'response_url'],
  ['https://example.org/C1/U1', 'other'],
  [`${api}chat.postMessage/../../T1`, 'other'],
])('%s is %s: no address becomes a label', async (url, method) => {
  expect(await noted(url, answering('ok'))).toMatchObject({ method });
});
