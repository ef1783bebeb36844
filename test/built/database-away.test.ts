import { connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startFakeSlack } from '../fake-slack/fake-slack.ts';
import { freePort } from '../slack/stage.ts';
import { hookTimeoutMs } from '../store/databases.ts';
import { freshDatabase } from '../store/postgres.ts';
import { connected, emptyFolder } from './program.ts';
import { bySocket } from './spawned.ts';

/** Leads to a database until it is cut; then nobody gets through, and who was through is thrown out. */
async function relay(url: string) {
  const { hostname, port } = new URL(url);
  const through = new Set<Socket>();
  const is = { cut: false };
  const server = createServer((socket) => {
    if (is.cut) return void socket.destroy();
    const up = connect(Number(port), hostname);
    for (const end of [socket, up]) {
      through.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        socket.destroy();
        up.destroy();
      });
    }
    socket.pipe(up).pipe(socket);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const relayed = new URL(url);
  relayed.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const cut = (): void => {
    is.cut = true;
    for (const socket of through) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  const mend = (): void => {
    is.cut = false;
  };
  return { url: relayed.href, cut, mend };
}

it('a database that goes away is waited for: not ready, nothing acknowledged, and answered when it is back', {
  timeout: hookTimeoutMs,
}, async () => {
  const { url, drop } = await freshDatabase();
  onTestFinished(drop);
  const line = await relay(url);
  const fake = await startFakeSlack({ ackWithinMs: 2000 });
  onTestFinished(() => fake.close());
  const METRICS_PORT = String(await freePort());
  const environment = { ...bySocket(fake), DATABASE_URL: line.url, METRICS_PORT };
  const program = await connected(environment, { cwd: emptyFolder() });
  const ready = () => fetch(`http://127.0.0.1:${METRICS_PORT}/readyz`);
  expect((await ready()).status).toBe(200);

  line.cut();
  await expect.poll(async () => (await ready()).status, { timeout: 10_000 }).toBe(503);
  const text = '<@UBOT> who patches the OS on RDS?';
  const asked = fake.write({ text });
  const [body] = fake.eventsOf({ text }, asked);
  let acknowledged = false;
  const sent = fake.send(body ?? {}).then(() => {
    acknowledged = true;
  });
  expect(await (await ready()).text()).toContain('"store":"failed, see the log"');
  expect(acknowledged).toBe(false);

  line.mend();
  await sent;
  await fake.until(() => fake.posted('C1', asked).length === 1);
  expect((await ready()).status).toBe(200);
  program.kill('SIGTERM');
  expect(await program.exit).toEqual({ code: 0, signal: null });
});
