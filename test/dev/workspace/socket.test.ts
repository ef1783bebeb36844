import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createInbox, open, openPage, stage } from './stage.ts';

type Envelope = {
  readonly type: string;
  readonly envelope_id: string;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
  readonly payload: { readonly event_id: string };
};

/** An app that is only a socket, and acknowledges when it likes. */
async function bareApp(workspace: Awaited<ReturnType<typeof open>>) {
  const headers = { authorization: `Bearer ${workspace.appToken}` };
  const opened = await fetch(`${workspace.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers,
  });
  const { url }: { url: string } = await opened.json();
  const socket = new WebSocket(url);
  const envelopes = createInbox<Envelope>();
  socket.on('message', (data) => envelopes.put(JSON.parse(String(data))));
  await envelopes.first(({ type }) => type === 'hello');
  return { url, socket, envelopes };
}

it('sends an event again with the same id until it is acknowledged', async () => {
  const workspace = await open({ patience: { ackTimeoutMs: 20, retryDelaysMs: [0, 0, 0] } });
  const page = await openPage(workspace);
  const { envelopes, socket } = await bareApp(workspace);
  page.say('hello');
  const first = await envelopes.first(({ type }) => type === 'events_api');
  const second = await envelopes.first(({ retry_attempt }) => retry_attempt === 1);
  socket.send(JSON.stringify({ envelope_id: second.envelope_id }));
  expect(second).toMatchObject({
    retry_reason: 'timeout',
    payload: { event_id: first.payload.event_id },
  });
  expect(first.retry_attempt).toBeUndefined();
  await page.problem('not acknowledged in 20 ms');
});

it('notes an acknowledgement that comes too late', async () => {
  const workspace = await open({ patience: { ackTimeoutMs: 20, retryDelaysMs: [] } });
  const page = await openPage(workspace);
  const { envelopes, socket } = await bareApp(workspace);
  page.say('/srm slow');
  await page.problem('operation_timeout');
  const { envelope_id } = await envelopes.first(({ type }) => type === 'slash_commands');
  socket.send(JSON.stringify({ envelope_id }));
  await page.problem('too late');
});

it('opens a socket once for each address it gave', async () => {
  const workspace = await open();
  const { url } = await bareApp(workspace);
  const error = await new Promise<Error>((resolve) => new WebSocket(url).on('error', resolve));
  expect(error.message).toContain('403');
});

it('lets no other site act in the name of the page', async () => {
  const workspace = await open();
  const address = `${workspace.url.replace('http', 'ws')}live`;
  const origin = 'http://example.com';
  const error = await new Promise<Error>((resolve) =>
    new WebSocket(address, { origin }).on('error', resolve),
  );
  expect(error.message).toContain('403');
  await expect(open({ host: '0.0.0.0' })).rejects.toThrow('loopback only');
});

it('shows whether the app is connected', async () => {
  const { page, app } = await stage();
  await page.first('connection', ({ connections }) => connections === 1);
  await app.stop();
  await page.first('connection', ({ connections }) => connections === 0);
});

it('moves the clock for itself and tells the program', async () => {
  const moved = createInbox<string>();
  const { page, client } = await stage(() => {}, { onMoveClock: moved.put });
  const instant = '2031-02-03T08:30:00.000Z';
  page.act({ kind: 'clock', user: 'U0MIRA', instant });
  expect(await moved.first(() => true)).toBe(instant);
  const { ts } = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'later' });
  expect(Number(ts) * 1000 - Date.parse(instant)).toBeLessThan(60_000);
  expect(Number(ts) * 1000).toBeGreaterThanOrEqual(Date.parse(instant));
});

it('serves the page and nothing beside it', async () => {
  const { url } = await open();
  const page = await fetch(url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await page.text()).toContain('A stand-in, not Slack.');
  expect((await fetch(`${url}base.css`)).status).toBe(200);
  expect((await fetch(`${url}..%2f..%2fpackage.json`)).status).toBe(404);
  expect((await fetch(`${url}page/../workspace.js`)).status).toBe(404);
});
