import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../knowledge/folder.ts';

const program = fileURLToPath(new URL('../../dist/src/terminal/main.js', import.meta.url));

type Ended = { readonly stdout: string; readonly stderr: string; readonly code: number | null };

type Run = {
  readonly args: readonly string[];
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Closes the reader's end after the first piece of output, as `| head -1` does. */
  readonly stopsEarly?: boolean;
};

/** Runs the compiled program as a shell would, to its end. */
function run({ args, input = '', env = {}, stopsEarly = false }: Run): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...env },
  });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out.stdout += text;
    if (stopsEarly) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    out.stderr += text;
  });
  // A program that ends before it has read everything closes the pipe: that is its right.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...out, code }));
  });
}

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n');

describe.skipIf(!existsSync(program))('the built program', () => {
  it('answers one question with one object', async () => {
    const { stdout, stderr, code } = await run({
      args: ['ask', '--json', 'who patches the OS on RDS?'],
    });
    expect([stderr, code]).toEqual(['', 0]);
    expect(linesOf(stdout).map((line) => JSON.parse(line))).toMatchObject([
      { question: 'who patches the OS on RDS?', owner: 'aws', service: 'rds' },
    ]);
  });

  it('answers one question a line with one object a line, in order, a blank line too', async () => {
    const questions = [
      'who patches the OS on RDS?',
      '',
      'and for lambda?',
      'who patches the OS on EC2 instances?',
      'xyzzy',
    ];
    const { stdout, code } = await run({
      args: ['ask', '--json'],
      input: `${questions.join('\n')}\n`,
    });
    const answers = linesOf(stdout).map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map(({ question }) => question)).toEqual(questions);
    expect(answers[1]).toMatchObject({ kind: 'unknown', owner: null });
    // Each line stands alone: nothing is carried over from the line before.
    expect(answers[2]).toMatchObject({ concern: null });
    expect(answers.map(({ owner }) => owner)).toEqual(['aws', null, null, 'customer', null]);
  });

  it('reads the last line without its end, Windows lines, and nothing at all', async () => {
    const [open, windows, nothing] = await Promise.all(
      ['who patches RDS?', 'hello\r\nhello\r\n', ''].map((input) =>
        run({ args: ['ask', '--json'], input }),
      ),
    );
    expect(linesOf(open?.stdout ?? '')).toHaveLength(1);
    const read = linesOf(windows?.stdout ?? '').map((line) => JSON.parse(line).question);
    expect(read).toEqual(['hello', 'hello']);
    expect([nothing?.stdout, nothing?.code]).toEqual(['', 0]);
  });

  it('says nothing about what it overhears, and answers what is asked there', async () => {
    const { stdout, code } = await run({
      args: ['ask', '--json', '--channel'],
      input: 'lunch?\nwho patches the OS on RDS, us or AWS?\n',
    });
    const [lunch, patches] = linesOf(stdout).map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(lunch).toMatchObject({ kind: 'unknown', headline: '', owner: null });
    expect(patches).toMatchObject({ kind: 'responsibility', owner: 'aws', service: 'rds' });
  });

  it('answers people in words, without colours where nobody looks', async () => {
    const { stdout, code } = await run({ args: ['ask', 'who patches the OS on RDS?'] });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\[AWS\] AWS owns /);
    expect(stdout).not.toContain('\u001b');
  });

  it('prints the matrix as one array of cells', async () => {
    const { stdout, code } = await run({ args: ['matrix', '--format', 'json'] });
    const rows = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(rows.length).toBeGreaterThan(40_000);
    expect(Object.keys(rows[0])).toEqual([
      ...['concern', 'service', 'owner', 'because', 'aws', 'customer', 'sources'],
    ]);
  });

  it('checks the knowledge and counts it', async () => {
    const { stdout, code } = await run({ args: ['knowledge', 'check', '--json'] });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ errors: [], counts: { frameworks: 12 } });
    expect(Object.keys(JSON.parse(stdout))).toEqual(['errors', 'warnings', 'counts']);
  });

  it('tells what is wrong with an overlay, all of it, and ends with 1', async () => {
    const overlay = folderOf({
      'services/own.yaml': { id: 'rds', model: 'magic' },
      'concerns/own.yaml': 'id: [',
    });
    const env = { KNOWLEDGE_OVERLAY: overlay };
    const [check, ask] = await Promise.all([
      run({ args: ['knowledge', 'check', '--json'], env }),
      run({ args: ['ask', 'who patches RDS?'], env }),
    ]);
    expect(check.code).toBe(1);
    expect(JSON.parse(check.stdout).errors).toHaveLength(2);
    expect([ask.stdout, ask.code]).toEqual(['', 1]);
    expect(ask.stderr).toMatch(/^KnowledgeError: /);
    expect(ask.stderr).toContain('services/own.yaml');
    expect(ask.stderr).toContain('concerns/own.yaml');
    expect(ask.stderr).not.toMatch(/^\s+at /m);
  });

  it('answers from an overlay', async () => {
    const own = {
      ...{ id: 'punch-cards', name: 'Punch cards', aliases: ['punch cards'], category: 'own' },
      ...{ model: 'hybrid', why: 'They stand in our cellar.', reviewed: '2026-11-01' },
      security: 'https://wiki.example.org/',
    };
    const { stdout, code } = await run({
      args: ['ask', '--json', 'who guards the data center of the punch cards?'],
      env: { KNOWLEDGE_OVERLAY: folderOf({ 'services/own.yaml': own }) },
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ service: 'punch-cards', owner: 'customer' });
  });

  it('says what is wrong with a command, shows the help, and ends with 1', async () => {
    const { stdout, stderr, code } = await run({ args: ['aks'] });
    expect([stdout, code]).toEqual(['', 1]);
    expect(stderr).toMatch(/^srm: .*aks/);
    expect(stderr).toContain('srm ask');
  });

  it('shows the help when asked for nothing', async () => {
    const { stdout, code } = await run({ args: [] });
    expect(code).toBe(0);
    expect(stdout).toContain('srm ask');
  });

  it('does not mind a reader that stops early', async () => {
    const { stderr, code } = await run({ args: ['matrix'], stopsEarly: true });
    expect([stderr, code]).toEqual(['', 0]);
  });
});
