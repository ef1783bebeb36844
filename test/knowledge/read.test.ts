import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemLine } from '../../src/knowledge/problem.ts';
import { readFolder } from '../../src/knowledge/read.ts';
import { folderOf } from './folder.ts';

/** Problems of one file under services/, as lines. */
function problemsOf(text: string): readonly string[] {
  return readFolder(folderOf({ 'services/a.yaml': text })).problems.map(problemLine);
}

describe('a folder', () => {
  it('is read room by room, file by file, with the place of every entry', () => {
    const folder = folderOf({
      'concerns/guest/patching.yaml': 'id: patching\n',
      'services/b.yml': '- id: two\n- id: three\n',
      'services/a.yaml': 'id: one\n',
    });

    expect(readFolder(folder)).toEqual({
      entries: [
        { room: 'services', file: 'services/a.yaml', field: '', value: { id: 'one' } },
        { room: 'services', file: 'services/b.yml', field: '[0]', value: { id: 'two' } },
        { room: 'services', file: 'services/b.yml', field: '[1]', value: { id: 'three' } },
        {
          room: 'concerns',
          file: 'concerns/guest/patching.yaml',
          field: '',
          value: { id: 'patching' },
        },
      ],
      problems: [],
    });
  });

  it('may lack rooms, and hold files that are no YAML', () => {
    const folder = folderOf({ 'README.md': '# hello', 'services/notes.txt': 'id: no' });
    expect(readFolder(folder)).toEqual({ entries: [], problems: [] });
  });

  it('that is not there is a problem, not an exception', () => {
    const folder = join(folderOf({}), 'nowhere');
    expect(readFolder(folder).problems.map(problemLine)).toEqual([`${folder}: is not a folder`]);
  });

  it('that is a file is a problem', () => {
    const file = join(folderOf({ 'a.yaml': 'id: one' }), 'a.yaml');
    expect(readFolder(file).problems.map(problemLine)).toEqual([`${file}: is not a folder`]);
  });

  it('is read to its end, however much of it is broken', () => {
    const folder = folderOf({
      'services/a.yaml': 'id: [',
      'services/b.yaml': 'id: b',
      'concerns/c.yaml': '\tid: c',
    });
    const { entries, problems } = readFolder(folder);
    expect(entries.map(({ file }) => file)).toEqual(['services/b.yaml']);
    expect(problems.map(({ file }) => file)).toEqual(['services/a.yaml', 'concerns/c.yaml']);
  });
});

describe('a file', () => {
  it.each([
    ['an unclosed list', 'id: [one, two'],
    ['a tab for indentation', 'id: a\nlist:\n\t- one'],
    ['one key twice', 'id: a\nid: b'],
    ['two documents', 'id: a\n---\nid: b'],
    ['an unknown alias', 'id: a\nname: *nowhere'],
    ['a tag of its own', 'id: a\nname: !secret x'],
    ['a tag that would run code', 'id: !!js/function "() => 1"'],
  ])('with %s is one problem, in one line, and no entry', (_what, text) => {
    const { entries, problems } = readFolder(folderOf({ 'services/a.yaml': text }));
    expect(entries).toEqual([]);
    expect(problems).toEqual([
      { file: 'services/a.yaml', field: '', message: expect.stringMatching(/^[^\n]+$/) },
    ]);
  });

  it('that is nested too deep is refused', () => {
    const text = `id: ${'['.repeat(60)}${']'.repeat(60)}`;
    expect(problemsOf(text)).toEqual([expect.stringMatching(/a\.yaml: is nested deeper than \d+/)]);
  });

  it('that is larger than any of ours by far is refused unread', () => {
    const text = `id: a\nname: ${'x'.repeat(2_000_000)}`;
    expect(problemsOf(text)).toEqual([expect.stringMatching(/a\.yaml: is larger than \d+ bytes/)]);
  });

  it('whose aliases would fill the memory is refused within a second', () => {
    const levels = Array.from({ length: 30 }, (_, at) => {
      const below = at === 0 ? 'x' : Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ');
      return `a${at}: &a${at} [${below}]`;
    });
    const before = performance.now();
    expect(problemsOf(`id: bomb\n${levels.join('\n')}`)).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('that a few aliases keep short is read', () => {
    const text = 'id: a\npage: &page { title: t }\nother: *page\n';
    expect(problemsOf(text)).toEqual([]);
  });

  it.each([
    ['yes', 'yes'],
    ['2026-11-24', '2026-11-24'],
    ['0777', 777],
    ['!!str 5', '5'],
  ])('means by %s what YAML 1.2 says', (text, value) => {
    const { entries } = readFolder(folderOf({ 'services/a.yaml': `id: ${text}` }));
    expect(entries.map((entry) => entry.value)).toEqual([{ id: value }]);
  });
});
