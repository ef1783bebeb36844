import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startFakeSlack } from '../fake-slack/fake-slack.ts';
import { connected, emptyFolder } from './program.ts';
import { bySocket, repository } from './spawned.ts';

const timeoutMs = 60_000;

const shell = join(repository, 'dist/src/terminal/main.js');

it('what had no answer is listed while srm runs, scrubbed, and nobody is named', {
  timeout: timeoutMs,
}, async () => {
  const fake = await startFakeSlack();
  onTestFinished(() => fake.close());
  const cwd = emptyFolder();
  const program = await connected(bySocket(fake), { cwd });
  const unanswered = (): string =>
    execFileSync(process.execPath, [shell, 'unanswered'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, DATA_DIR: join(cwd, 'data') },
    });
  expect(unanswered()).toBe('');

  const asked = await fake.say({ text: '<@UBOT> quux frobnicates my gizmo in 123456789012?' });
  await fake.until(() => fake.posted('C1', asked).length === 1);
  await expect.poll(unanswered, { timeout: 10_000 }).not.toBe('');

  const lines = unanswered().trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      team: 'T1',
      askedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      question: expect.stringMatching(/^quux frobnicates my gizmo in (?!.*\d{12})/),
    },
  ]);
  program.kill('SIGTERM');
  expect(await program.exit).toEqual({ code: 0, signal: null });
});
