import { cpSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import { folderOf, service } from '../knowledge/folder.ts';
import { connected, emptyFolder } from './program.ts';
import { bySocket, type Program, repository } from './spawned.ts';

/** A start, and several reloads of the whole knowledge with an overlay; alone that takes seven seconds. */
const timeoutMs = 90_000;

const question = '<@UBOT> who patches the guest operating system of zorbs?';

async function fakeSlack(): Promise<FakeSlack> {
  const fake = await startFakeSlack();
  onTestFinished(() => fake.close());
  return fake;
}

/** What is answered now: text and blocks. */
async function answered(fake: FakeSlack, text = question): Promise<string> {
  const asked = await fake.say({ text });
  await fake.until(() => fake.posted('C1', asked).length > 0);
  return JSON.stringify(fake.posted('C1', asked)[0]);
}

/** A service of the organisation's; its name shows in every answer about it. */
function zorb(folder: string, name: string, more: Readonly<Record<string, unknown>> = {}): void {
  const file = join(folder, 'services/zorb.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stringify(service('zorb', { name, aliases: ['zorb', 'zorbs'], ...more })));
}

type Line = Readonly<Record<string, unknown>> & { readonly msg: string };

/** Log lines that say so. */
function lines(program: Program, msg: string): readonly Line[] {
  const all: readonly Line[] = program
    .stdout()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return all.filter((line) => line.msg === msg);
}

/** Sends SIGHUP, and waits until the log says once more what became of it. */
async function hungUp(program: Program, says: string): Promise<Line | undefined> {
  const before = lines(program, says).length;
  program.kill('SIGHUP');
  await program.until(() => lines(program, says).length > before);
  return lines(program, says).at(-1);
}

it('SIGHUP brings in a changed overlay; a broken one is listed, and the last good one stays', {
  timeout: timeoutMs,
}, async () => {
  const fake = await fakeSlack();
  const overlay = folderOf({});
  zorb(overlay, 'First Zorb');
  const environment = { ...bySocket(fake), KNOWLEDGE_OVERLAY: overlay };
  const program = await connected(environment, { cwd: emptyFolder() });
  expect(await answered(fake)).toContain('First Zorb');

  zorb(overlay, 'Second Zorb');
  const reloaded = await hungUp(program, 'knowledge reloaded');
  expect(reloaded).toMatchObject({
    knowledge: expect.stringMatching(/^\d{4}-\d\d-\d\d\.[\da-f]{8}$/),
    services: expect.any(Number),
    concerns: expect.any(Number),
    tips: expect.any(Number),
    frameworks: expect.any(Number),
  });
  expect(await answered(fake)).toContain('Second Zorb');

  zorb(overlay, 'Third Zorb', { model: 'no such model', security: 'nowhere' });
  await hungUp(program, 'knowledge not reloaded');
  await program.until(() => lines(program, 'knowledge not reloaded').length > 1);
  const problems = lines(program, 'knowledge not reloaded').map(({ problem }) => problem);
  expect(problems).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^KnowledgeError: services\/zorb\.yaml: .* → at model$/),
      expect.stringMatching(/^KnowledgeError: services\/zorb\.yaml: .* → at security$/),
    ]),
  );
  expect(lines(program, 'knowledge not reloaded')[0]?.kept).toBe(reloaded?.knowledge);
  expect(await answered(fake)).toContain('Second Zorb');

  rmSync(overlay, { recursive: true });
  expect(await hungUp(program, 'knowledge not reloaded')).toMatchObject({
    problem: expect.stringContaining('ConfigError: KNOWLEDGE_OVERLAY: there is no folder'),
  });
  expect(await answered(fake)).toContain('Second Zorb');

  program.kill('SIGTERM');
  expect(await program.exit).toEqual({ code: 0, signal: null });
});

it('an answer on its way while the knowledge changes is of the old version, whole', {
  timeout: timeoutMs,
}, async () => {
  const fake = await fakeSlack();
  const overlay = folderOf({});
  zorb(overlay, 'First Zorb');
  const environment = { ...bySocket(fake), KNOWLEDGE_OVERLAY: overlay };
  const program = await connected(environment, { cwd: emptyFolder() });
  const [first = ''] = /knowledge ([\da-f]{8})/.exec(await answered(fake))?.slice(1) ?? [];
  const calls = fake.calls('chat.postMessage').length;
  // Refused as if the network were gone: posted again, after the reload, what was made before it.
  fake.fail('chat.postMessage', { kind: 'limited', retryAfterS: 3 });

  const asked = await fake.say({ text: question });
  await fake.until(() => fake.calls('chat.postMessage').length > calls);
  zorb(overlay, 'Second Zorb');
  await hungUp(program, 'knowledge reloaded');
  await fake.until(() => fake.posted('C1', asked).length > 0);

  const old = JSON.stringify(fake.posted('C1', asked)[0]);
  expect(old).toContain('First Zorb');
  expect(old).not.toContain('Second Zorb');
  expect(old).toContain(`knowledge ${first}`);
  const later = await answered(fake);
  expect(later).toContain('Second Zorb');
  expect(later).not.toContain(`knowledge ${first}`);
});

it('SIGHUP brings in what was compiled anew; half a file keeps the last good one', {
  timeout: timeoutMs,
}, async () => {
  const fake = await fakeSlack();
  const product = emptyFolder();
  cpSync(join(repository, 'dist'), join(product, 'dist'), { recursive: true });
  writeFileSync(join(product, 'package.json'), '{"type":"module"}');
  symlinkSync(join(repository, 'node_modules'), join(product, 'node_modules'));
  const compiled = join(product, 'dist/knowledge.json');
  const main = join(product, 'dist/src/main.js');
  const program = await connected(bySocket(fake), { cwd: emptyFolder(), program: main });

  truncateSync(compiled, 1000);
  expect(await hungUp(program, 'knowledge not reloaded')).toMatchObject({
    problem: expect.stringMatching(/^SyntaxError: /),
  });
  expect(await answered(fake, '<@UBOT> who patches the OS on RDS?')).toContain('AWS owns');

  cpSync(join(repository, 'dist/knowledge.json'), compiled);
  await hungUp(program, 'knowledge reloaded');
  expect(await answered(fake, '<@UBOT> who patches the OS on RDS?')).toContain('AWS owns');
});
