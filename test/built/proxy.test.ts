import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeSlack } from '../fake-slack/fake-slack.ts';
import { connected, emptyFolder, run } from './program.ts';
import { bySocket } from './spawned.ts';

const timeoutMs = 60_000;

/** A name that only the proxy knows. */
const host = 'slack.test';

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Whether there is an `openssl` to make certificates with; without it these tests are left out. */
const hasOpenssl = ((): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** An authority that nobody trusts, and a certificate of it for the host. */
function certificates() {
  const folder = emptyFolder();
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void =>
    void execFileSync('openssl', args, { stdio: 'ignore', cwd: folder });
  writeFileSync(at('names'), `subjectAltName=DNS:${host}\n`);
  const authority = ['-x509', '-days', '2', '-subj', '/CN=an authority of the tests'];
  openssl('req', ...authority, ...curve, '-keyout', 'ca.key', '-out', 'ca.pem');
  openssl('req', ...curve, '-subj', `/CN=${host}`, '-keyout', 'key.pem', '-out', 'request');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
  openssl('x509', '-req', '-in', 'request', ...signed, '-extfile', 'names', '-out', 'cert.pem');
  return { ca: at('ca.pem'), key: readFileSync(at('key.pem')), cert: readFileSync(at('cert.pem')) };
}

async function listening(server: Server | HttpServer): Promise<number> {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Everything one side sends goes to the other, and they end together. */
function joined(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
  onTestFinished(() => {
    one.destroy();
    other.destroy();
  });
}

/** The fake behind TLS, and a proxy that alone leads there. */
async function scene() {
  const { ca, key, cert } = certificates();
  const fake = await startFakeSlack({ socketUrl: `wss://${host}/link` });
  onTestFinished(() => fake.close());
  const fakePort = Number(new URL(fake.apiUrl).port);
  const tls = createTlsServer({ key, cert }, (socket) =>
    joined(socket, connect(fakePort, '127.0.0.1')),
  );
  const tlsPort = await listening(tls);
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket: Socket, head: Buffer) => {
    asked.push(request.url ?? '');
    const up = connect(tlsPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      up.write(head);
      joined(socket, up);
    });
    up.on('error', () => socket.destroy());
  });
  const proxyPort = await listening(proxy);
  const environment = {
    ...bySocket(fake),
    SLACK_API_URL: `https://${host}/api/`,
    NODE_EXTRA_CA_CERTS: ca,
    NODE_USE_ENV_PROXY: '1',
    HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`,
  };
  return { fake, environment, asked };
}

describe.runIf(hasOpenssl)('behind a proxy, with an authority of one’s own', () => {
  it('Web API and socket go through it, and come back after a break', {
    timeout: timeoutMs,
  }, async () => {
    const { fake, environment, asked } = await scene();
    const program = await connected(environment, { cwd: emptyFolder() });

    const first = await fake.say({ text: '<@UBOT> who patches the OS on RDS?' });
    await fake.until(() => fake.posted('C1', first).length === 1);
    fake.socket.refresh();
    await program.says('reconnected to Slack');
    const second = await fake.say({ text: '<@UBOT> who patches the OS on EC2?' });
    await fake.until(() => fake.posted('C1', second).length === 1);

    expect(new Set(asked)).toEqual(new Set([`${host}:443`]));
    program.kill('SIGTERM');
    expect(await program.exit).toEqual({ code: 0, signal: null });
  });

  it('an authority that is not named is not trusted: the start is refused, and says why', {
    timeout: timeoutMs,
  }, async () => {
    const { environment } = await scene();
    const { NODE_EXTRA_CA_CERTS: _, ...rest } = environment;
    const program = run(rest, { cwd: emptyFolder() });
    expect((await program.exit).code).toBe(1);
    expect(program.complaints()).toEqual([
      expect.stringMatching(
        /^SlackError: Slack cannot be reached at .* \((?:UNABLE|SELF|DEPTH)_\w+\): check network, proxy/,
      ),
    ]);
  });

  it('without Node’s switch nothing goes to it', { timeout: timeoutMs }, async () => {
    const { environment, asked } = await scene();
    const program = run({ ...environment, NODE_USE_ENV_PROXY: '' }, { cwd: emptyFolder() });
    expect((await program.exit).code).toBe(1);
    expect(asked).toEqual([]);
  });
});
