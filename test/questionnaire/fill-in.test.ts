import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { type AskListed, createAskListed } from '../../src/answers/listed.ts';
import { questionColumn } from '../../src/questionnaire/column.ts';
import { fillIn } from '../../src/questionnaire/fill-in.ts';
import { readSheet } from '../../src/questionnaire/sheet.ts';
import { counted, noRows, summaryLines, type Tally } from '../../src/questionnaire/summary.ts';
import { knowledge, realMatcher } from '../knowledge-fixture.ts';
import { cell, dependsOn } from '../slack/answers.ts';

const askListed = createAskListed(knowledge, realMatcher());

type Filled = { readonly text: string; readonly rows: string[][]; readonly tally: Tally };

function filled(text: string, ask: AskListed = askListed, told?: string): Filled {
  const read = readSheet(Buffer.from(text));
  if (read.kind !== 'sheet') throw new Error(read.problem.kind);
  const { sheet } = read;
  const found = questionColumn(sheet, told);
  if (found.kind !== 'column') throw new Error('no column');
  const rows = [...fillIn(sheet, found.column, ask)];
  const out = sheet.preamble + rows.map((row) => row.text).join('');
  const { delimiter } = sheet;
  return {
    text: out,
    rows: parse(out, { delimiter, bom: true, relax_column_count: true }),
    tally: rows.reduce(counted, noRows),
  };
}

const saying =
  (answer: Answer, isWeak = false): AskListed =>
  () => ({ answer, isWeak, isForeign: false });

const added = ['Owner', 'Answer', 'Our part', 'AWS part', 'Actions', 'Sources', 'Read yourself'];

describe('a questionnaire', () => {
  it('keeps what it was, and has the answers behind it', () => {
    const { text, rows } = filled(
      '\uFEFFNo.;Question;Reply\r\n1;"Who guards the\r\ndata centres?";\r\n\r\n2;"Are ""S3"" buckets public?";=1+1\r\n',
    );

    expect(rows[0]).toEqual(['No.', 'Question', 'Reply', ...added]);
    expect(rows[1]?.slice(0, 4)).toEqual(['1', 'Who guards the\r\ndata centres?', '', 'AWS']);
    expect(rows[3]?.slice(0, 4)).toEqual(['2', 'Are "S3" buckets public?', '=1+1', 'Customer']);
    expect(text.startsWith('\uFEFFNo.;Question;Reply;Owner;')).toBe(true);
    expect(text).toContain('\r\n\r\n2;"Are ""S3"" buckets public?";=1+1;Customer;');
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it.each([
    'Describe how physical access to data centres is controlled.',
    'Are visitors to the data centre escorted and logged?',
    'How is the hypervisor patched and hardened?',
  ])('is answered in the words of auditors, who ask for no owner: %s', (question) => {
    expect(filled(`Question\n"${question}"\n`).rows[1]?.[1]).toBe('AWS');
  });

  it('leaves headers, titles and empty rows unanswered', () => {
    const { tally, rows } = filled(
      [
        'Assessment,,',
        'No.,Question,Reply',
        '1,DATA PROTECTION,',
        '1.1,Are backups encrypted at rest?,tbd',
        '2,Section 2: Access,',
        '2.1,Is MFA enforced for administrators?,tbd',
        '3,People and awareness,',
        'No.,Question,Reply',
        '3.1,Is security awareness training given?,tbd',
        ',,',
      ].join('\n'),
    );

    expect(tally).toMatchObject({ rows: 10, questions: 3 });
    expect(rows.map((row) => row[3] !== '')).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('answers a list of mere concerns', () => {
    const { tally } = filled('Concern\nguest os patching\nmedia sanitisation\nIAM\n');
    expect(tally.questions).toBe(3);
  });

  it('puts its columns in line behind rows that are short', () => {
    const { rows } = filled('No.,Question,Reply\n1,Who guards the data centres?\n');
    expect(rows[1]?.slice(0, 4)).toEqual(['1', 'Who guards the data centres?', '', 'AWS']);
  });

  it('tells its columns from those that the sheet has', () => {
    const { rows } = filled('Question,owner\nWho guards the data centres?,Bob\n');
    expect(rows[0]?.slice(0, 4)).toEqual(['Question', 'owner', 'Owner (srm)', 'Answer']);
  });

  it('adds no row of headers where there was none', () => {
    const { rows } = filled('Who guards the data centres?\nAre backups encrypted?\n');
    expect(rows.map((row) => row[1])).toEqual(['AWS', 'Customer']);
  });

  it('writes no cell that a spreadsheet would compute', () => {
    const formula = { ...cell('rds', ''), headline: '=HYPERLINK("x")', customer: ['+1', '@SUM'] };
    const { rows } = filled('Question\nWho?\n', saying(formula));
    expect(rows[1]?.slice(2, 4)).toEqual(['\'=HYPERLINK("x")', "'+1\n@SUM"]);
  });
});

describe('a row', () => {
  const markOf = (ask: AskListed): string | undefined =>
    filled('Question\nWho?\n', ask).rows[1]?.[7];
  const unknown: Answer = { ...cell('rds', ''), kind: 'unknown', owner: null, options: [] };
  const choice: Answer = {
    ...unknown,
    kind: 'choice',
    options: [{ label: 'This' }, { label: 'That' }],
  };

  it.each<[string, AskListed, string]>([
    ['nothing is near enough', saying(unknown), 'Yes: nothing known is near enough'],
    [
      'two things could be meant',
      saying(choice),
      'Yes: could mean more than one thing; This; That',
    ],
    ['it depends', saying(dependsOn('')), 'Yes: depends on the service'],
    ['the match is weak', saying(cell('rds', ''), true), 'Yes: weak match'],
    ['all is well', saying(cell('rds', '')), ''],
  ])('says whether to read it oneself: %s', (_why, ask, mark) => {
    expect(markOf(ask)).toBe(mark);
  });

  it('in another language says so and nothing else', () => {
    const cells = filled('Question\nWer ist für die Sicherheit der Daten zuständig?\n').rows[1];
    expect(cells?.slice(1)).toEqual(['', '', '', '', '', '', 'Yes: not in English']);
  });

  it('of which nothing is known says nothing else', () => {
    const cells = filled('Question\nDo you have a modern slavery policy?\n').rows[1];
    expect(cells?.slice(1, 7)).toEqual(['', '', '', '', '', '']);
  });
});

it('the summary counts owners, and what to read by reason', () => {
  const tally: Tally = {
    rows: 12,
    questions: 10,
    owners: { aws: 3, customer: 4, shared: 1 },
    doubts: { foreign: 0, refused: 2, choice: 0, depends: 0, several: 0, 'at large': 0, weak: 1 },
  };

  expect(summaryLines(tally)).toEqual([
    '10 questions, and 2 other rows.',
    'Owners: AWS 3, customer 4, shared 1, no single one 2.',
    'To read yourself: 3 (2 nothing known is near enough, 1 weak match).',
  ]);
});

it('every cell of every sheet is there again, with seven behind it', () => {
  const answer = { ...cell('rds', ''), headline: 'A "b", c;\td\r\ne' };
  const piece = fc.constantFrom('Who is it?', 'é', '"', ',', ';', '\t', '\n', '\r\n', ' ', '=1');
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      (table, delimiter, lineEnd) => {
        const quoted = table.map((row) =>
          row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter),
        );
        const header = ['"Question"', '"b"'].join(delimiter);
        const out = filled([header, ...quoted].join(lineEnd), saying(answer), '1');
        const width = Math.max(2, ...table.map((row) => row.length));
        for (const [at, row] of table.entries()) {
          expect(out.rows[at + 1]?.slice(0, row.length)).toEqual(row);
          expect(out.rows[at + 1]).toHaveLength(width + added.length);
        }
      },
    ),
    { numRuns: 100 },
  );
});
