import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet, type Sheet, sheetLimits } from '../../src/questionnaire/sheet.ts';

function sheetOf(text: string): Sheet {
  const read = readSheet(Buffer.from(text));
  if (read.kind !== 'sheet') throw new Error(read.problem.kind);
  return read.sheet;
}

const cellsOf = (text: string) => sheetOf(text).rows.map(({ cells }) => cells);

describe('a sheet', () => {
  it.each([
    ['commas', 'id,question\n1,"Who, if anyone?"\n'],
    ['semicolons', 'id;question\n1;Who, if anyone?\n2;Whose?\n'],
    ['tabs', 'id\tquestion\n1\tWho, if; anyone?\n'],
    ['bars', 'id|question\n1|Who?\n'],
  ])('is read whatever stands between its cells: %s', (_what, text) => {
    expect(cellsOf(text)[0]).toEqual(['id', 'question']);
    expect(cellsOf(text)[1]?.[0]).toBe('1');
  });

  it('that is a mere list is not cut at the commas of its sentences', () => {
    const text =
      'Question\nWho patches RDS, and when?\nWho, if anyone, encrypts?\nBackups, whose?\n';
    expect(sheetOf(text).width).toBe(1);
  });

  it('with a title above its headers is still a table', () => {
    const text = 'Assessment 2026\nid,question,answer\n1,Who?,\n2,Whose?,\n3,"A, b?",\n';
    expect(sheetOf(text)).toMatchObject({ delimiter: ',', width: 3 });
  });

  it('begins behind a byte order mark and a line that names the delimiter', () => {
    const sheet = sheetOf('\uFEFFsep=;\r\na;b\r\n');
    expect(sheet).toMatchObject({ preamble: '\uFEFFsep=;\r\n', delimiter: ';' });
    expect(sheet.rows[0]?.cells).toEqual(['a', 'b']);
  });

  it('keeps line breaks and quotes inside its cells', () => {
    expect(cellsOf('a,"b\r\n""c"", d"\r\ne,f "g" h\r\n')).toEqual([
      ['a', 'b\r\n"c", d'],
      ['e', 'f "g" h'],
    ]);
  });

  it('is written again as it was read, to the letter', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      '"',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '漢',
      '=1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, bom) => {
        const text = (bom ? '\uFEFF' : '') + pieces.join('');
        const read = readSheet(Buffer.from(text));
        if (read.kind === 'problem') return;
        const { preamble, rows } = read.sheet;
        const again = preamble + rows.map((row) => row.text + row.lineEnd).join('');
        expect(again).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is no sheet', () => {
  const problemOf = (bytes: Buffer): string => {
    const read = readSheet(bytes);
    return read.kind === 'problem' ? read.problem.kind : 'none';
  };

  it.each<[string, Buffer, string]>([
    ['a workbook', Buffer.from('PK\u0003\u0004rest'), 'not csv'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not csv'],
    ['another encoding', Buffer.from('question\nf\xfcr wen?\n', 'latin1'), 'not utf-8'],
    ['UTF-16', Buffer.from('\uFEFFquestion\r\n', 'utf16le'), 'not utf-8'],
    ['bytes', Buffer.from('a,b\0c\n'), 'not utf-8'],
    ['nothing', Buffer.from(''), 'empty'],
    ['empty rows', Buffer.from(',,\r\n\r\n,,\r\n'), 'empty'],
    ['a quote that is never closed', Buffer.from('a,b\n"c,d\ne,f\n'), 'open quote'],
    ['a very large file', Buffer.alloc(sheetLimits.bytes + 1, 'a'), 'too large'],
    ['a very wide row', Buffer.from(`q${','.repeat(sheetLimits.columns)}\n`), 'too many columns'],
    ['very many rows', Buffer.from('a,b\n'.repeat(sheetLimits.rows + 1)), 'too many rows'],
  ])('%s is a problem, not an error', (_what, bytes, problem) => {
    expect(problemOf(bytes)).toBe(problem);
  });

  it('is never an error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => readSheet(Buffer.from(bytes))).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});
