import { spawn } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createProgress } from '../../../src/terminal/questionnaire/progress.ts';

const program = fileURLToPath(new URL('../../../dist/src/terminal/main.js', import.meta.url));

type Ended = { readonly stdout: string; readonly stderr: string; readonly code: number | null };

function run(args: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, [program, 'questionnaire', ...args]);
  const out = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      out[name] += text;
    });
  }
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...out, code }));
  });
}

/** A folder with a questionnaire in it. */
function folder(): { readonly input: string; readonly at: (name: string) => string } {
  const path = mkdtempSync(join(tmpdir(), 'srm-sheet-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const at = (name: string): string => join(path, name);
  const input = at('in.csv');
  writeFileSync(
    input,
    'Id,Question\r\n1,Who guards the data centres?\r\n2,Do you have a modern slavery policy?\r\n',
  );
  return { input, at };
}

describe('srm questionnaire', () => {
  it('writes the answers beside the questions, and says what became of them', async () => {
    const { input, at } = folder();
    const output = at('out.csv');

    const { stdout, stderr, code } = await run([input, output]);

    expect([stdout, code]).toEqual(['', 0]);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'Questions from column 2 "Question" (by its name).',
      '2 questions, and 1 other row.',
      'Owners: AWS 1, customer 0, shared 0, no single one 1.',
    ]);
    const rows = parse(readFileSync(output), { record_delimiter: '\r\n' });
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['Id', 'Question', 'Owner'],
      ['1', 'Who guards the data centres?', 'AWS'],
      ['2', 'Do you have a modern slavery policy?', ''],
    ]);
  });

  it('reads and writes streams, with nothing but the sheet on standard output', async () => {
    const { stdout, stderr, code } = await run(
      ['-', '-'],
      'Question\nWho guards the data centres?',
    );

    expect(code).toBe(0);
    expect(parse(stdout).map((row) => row[1])).toEqual(['Owner', 'AWS']);
    expect(stderr).not.toContain('\r');
  });

  it('never writes over the questionnaire, by whatever name', async () => {
    const { input, at } = folder();
    linkSync(input, at('same.csv'));
    const before = readFileSync(input, 'utf8');

    const { stderr, code } = await run([input, at('same.csv')]);

    expect([code, stderr]).toEqual([1, expect.stringContaining('name another file to write')]);
    expect(readFileSync(input, 'utf8')).toBe(before);
  });

  it.each<[string, (at: (name: string) => string) => readonly string[], string]>([
    ['no such file', (at) => [at('none.csv'), '-'], 'there is no such file or folder'],
    ['a folder', (at) => [at('folder'), '-'], 'it is a folder'],
    ['a folder to write', (at) => [at('in.csv'), at('folder')], 'it is a folder'],
    ['a workbook', (at) => [at('book.xlsx'), '-'], 'This is a workbook, not a CSV file.'],
    ['no questions', (at) => [at('prices.csv'), '-'], 'no column looks like questions'],
    ['no such column', (at) => [at('in.csv'), '-', '--column', 'X'], '  2  Question\n'],
    ['one file', (at) => [at('in.csv')], 'name two files'],
  ])('says in plain words what is wrong: %s', async (_what, args, words) => {
    const { at } = folder();
    mkdirSync(at('folder'));
    writeFileSync(at('book.xlsx'), 'PK\u0003\u0004');
    writeFileSync(at('prices.csv'), 'Id,Price\n1,20\n');

    const { stdout, stderr, code } = await run(args(at));

    expect([stdout, code]).toEqual(['', 1]);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/Error|node:|at .*\.js/);
  });
});

describe('the progress', () => {
  it('is one line, written again and taken away at the end', () => {
    const write = vi.fn();
    let now = 0;
    const { onRow, end } = createProgress({ isTTY: true, write }, () => now);

    onRow(1, 3);
    onRow(2, 3);
    now = 1000;
    onRow(3, 3);
    end();

    expect(write.mock.calls.flat()).toEqual(['\r1 of 3 rows', '\r3 of 3 rows', '\r\u001b[K']);
  });

  it('is nothing where nobody looks', () => {
    const write = vi.fn();
    const { onRow, end } = createProgress({ write }, () => 0);

    onRow(1, 1);
    end();

    expect(write).not.toHaveBeenCalled();
  });
});
