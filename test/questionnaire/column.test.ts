import { describe, expect, it } from 'vitest';
import { type FoundColumn, questionColumn } from '../../src/questionnaire/column.ts';
import { readSheet } from '../../src/questionnaire/sheet.ts';

function found(text: string, told?: string): FoundColumn {
  const read = readSheet(Buffer.from(text));
  if (read.kind !== 'sheet') throw new Error(read.problem.kind);
  return questionColumn(read.sheet, told);
}

const questions = '1,Backup,Are backups encrypted?\n2,Access,Is access reviewed?\n';

describe('the column of questions', () => {
  it.each([
    ['its name', 'ID,Topic,Question\n', { at: 2, name: 'Question', by: 'name' }],
    ['half a name', 'ID,Topic,Control question text\n', { at: 2, by: 'name' }],
    ['a control', 'Control ID,Control title,Control\n', { at: 2, by: 'name' }],
    ['a description', 'No.,Area,Requirement description\n', { at: 2, by: 'name' }],
    ['what stands in it', 'ID,Topic,What we would like to know\n', { at: 2, by: 'content' }],
  ])('is known by %s', (_what, header, column) => {
    expect(found(header + questions)).toMatchObject({ column: { ...column, headerRow: 0 } });
  });

  it('is found below logos and titles', () => {
    const text = `Vendor assessment,,\n,,\nID,Topic,Question\n${questions}`;
    expect(found(text)).toMatchObject({ column: { at: 2, headerRow: 2 } });
  });

  it('is no column of ids, though it is named like one', () => {
    const text = 'Question,Description\nQ1,Are backups encrypted?\nQ2,Is access reviewed?\n';
    expect(found(text)).toMatchObject({ column: { at: 1, name: 'Description' } });
  });

  it('may begin without headers', () => {
    expect(found('Are backups encrypted?\nIs access reviewed?\n')).toMatchObject({
      column: { at: 0, name: '', headerRow: null },
    });
  });

  it.each([
    ['by its header, whatever its case', ' topic ', 1],
    ['by its number', '3', 2],
  ])('is the one that is told, %s', (_how, told, at) => {
    const text = `ID,Topic,Question\n${questions}`;
    expect(found(text, told)).toMatchObject({ column: { at, by: 'told', headerRow: 0 } });
  });

  it.each(['Nothing', '0', '4', ''])('is none when it is told and not there: %j', (told) => {
    const names = ['ID', 'Topic', 'Question'];
    expect(found(`Title,,\nID,Topic,Question\n${questions}`, told)).toEqual({
      kind: 'none',
      names,
    });
  });

  it('is none where nothing reads like questions', () => {
    expect(found('ID,Price\n1,20\n2,30\n').kind).toBe('none');
  });
});
