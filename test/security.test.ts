import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync('SECURITY.md', 'utf8');
const [, table = ''] = text.split('| threat | what stands against it | tested |');
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('|--'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).map(
  (path) => `test/${path.replaceAll('\\', '/')}`,
);

describe('SECURITY.md', () => {
  it('says of each threat by what it is tested, or that it is not', () => {
    expect(rows.length).toBeGreaterThan(20);
    const silent = rows.filter(([, , tested = '']) => !/`|no test/.test(tested));
    expect(silent.map(([threat]) => threat)).toEqual([]);
  });

  it('names tests that are there', () => {
    const named = rows.flatMap(([, , tested = '']) => [...tested.matchAll(/`([^`]+)`/g)]);
    const gone = named
      .map(([, path = '']) => path)
      .filter((path) => !(existsSync(path) || existsSync(`test/slack/${path}`)))
      .filter((path) => !tests.some((test) => test.endsWith(`/${path}`)));
    expect(gone).toEqual([]);
  });
});
