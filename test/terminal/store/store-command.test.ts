import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../src/terminal/command.ts';
import { reportText } from '../../../src/terminal/store/store-text.ts';

describe('srm store', () => {
  it('checks, backs up and restores', () => {
    const of = (line: string) => commandOf(['store', ...line.split(' ')]);
    expect(of('check')).toEqual({ kind: 'store', act: 'check', json: false });
    expect(of('check --json')).toEqual({ kind: 'store', act: 'check', json: true });
    expect(of('backup a.jsonl')).toEqual({ kind: 'store', act: 'backup', file: 'a.jsonl' });
    const back = { kind: 'store', act: 'restore', file: 'a.jsonl', replace: false };
    expect(of('restore a.jsonl')).toEqual(back);
    expect(of('restore --replace a.jsonl')).toEqual({ ...back, replace: true });
  });

  it('lists what had no answer, and takes no arguments for that', () => {
    expect(commandOf(['unanswered'])).toEqual({ kind: 'store', act: 'unanswered' });
    expect(commandOf(['unanswered', 'T1']).kind).toBe('wrong');
  });

  it('says what there is when the line is wrong', () => {
    const wrong = ['', 'check a', 'backup', 'backup a b', 'backup a --replace', 'restore', 'mend'];
    for (const line of [...wrong, 'backup a --json', 'check --force']) {
      expect(commandOf(['store', ...line.split(' ').filter(Boolean)]).kind).toBe('wrong');
    }
  });

  it('prints what is wrong first, the schema, and a line a table', () => {
    const report = {
      damage: ['row 7 missing from index inbox_key'],
      migrations: { been: ['0001-first'], missing: ['0002-tips'], newer: [] },
      rows: { inbox: 1, topics: 2 },
      malformed: Array.from({ length: 52 }, (_, n) => ({
        ...{ table: 'topics', key: `T1/${n}`, problem: 'kind: wrong' },
      })),
    };
    const lines = reportText(report).split('\n');
    expect(lines[0]).toBe('damaged: row 7 missing from index inbox_key');
    expect(lines[1]).toBe('malformed: topics T1/0: kind: wrong');
    expect(lines.slice(-4)).toEqual([
      'and 2 more',
      'schema: 0001-first; the next start brings 0002-tips',
      'inbox: 1 row',
      'topics: 2 rows',
    ]);
  });
});
