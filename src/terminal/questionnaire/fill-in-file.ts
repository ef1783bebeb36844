import type { AskListed } from '../../answers/listed.ts';
import { type QuestionColumn, questionColumn } from '../../questionnaire/column.ts';
import { fillIn } from '../../questionnaire/fill-in.ts';
import { problemText } from '../../questionnaire/problem-text.ts';
import { readSheet, type Sheet } from '../../questionnaire/sheet.ts';
import { counted, noRows, summaryLines } from '../../questionnaire/summary.ts';
import { FileError, isSameFile, readInput, writeOutput } from './files.ts';

/** What is filled in, and how. */
export type Wish = {
  /** Paths, or `-` for the standard streams. */
  readonly input: string;
  readonly output: string;
  /** Header or number of the column of questions; null looks for it. */
  readonly column: string | null;
};

type Means = {
  /** Made when the file is known to be one: it takes a while. */
  readonly askListed: () => AskListed;
  /** Hears of each row that is done; nothing where nobody looks. */
  readonly onRow: (done: number, of: number) => void;
};

/** Reads, answers and writes; the lines to say at the end. @throws FileError for people. */
export async function fillInFile(
  { input, output, column: told }: Wish,
  means: Means,
): Promise<readonly string[]> {
  if (isSameFile(input, output)) {
    throw new FileError(`${output}: this is the questionnaire itself; name another file to write`);
  }
  const sheet = await sheetOf(input);
  const column = columnOf(sheet, input, told);
  const askListed = means.askListed();
  const texts: string[] = [sheet.preamble];
  let tally = noRows;
  for (const row of fillIn(sheet, column, askListed)) {
    texts.push(row.text);
    tally = counted(tally, row);
    means.onRow(tally.rows, sheet.rows.length);
  }
  await writeOutput(output, texts.join(''));
  return [columnLine(column), ...summaryLines(tally)];
}

async function sheetOf(input: string): Promise<Sheet> {
  const read = readSheet(await readInput(input));
  if (read.kind === 'sheet') return read.sheet;
  throw new FileError(`${input}: ${problemText(read.problem)}`);
}

function columnOf(sheet: Sheet, input: string, told: string | null): QuestionColumn {
  const found = questionColumn(sheet, told ?? undefined);
  if (found.kind === 'column') return found.column;
  const wrong = told === null ? 'no column looks like questions' : `there is no column "${told}"`;
  const names = found.names.map((name, at) => `  ${at + 1}  ${name}`).join('\n');
  throw new FileError(
    `${input}: ${wrong}; name one with --column, by its header or number:\n${names}`,
  );
}

const known = { told: '', name: ' (by its name)', content: ' (by what stands in it)' } as const;

/** Which column was taken, so that a wrong one is noticed. */
function columnLine({ at, name, by, headerRow }: QuestionColumn): string {
  const called = name === '' ? '' : ` "${name}"`;
  const headless = headerRow === null ? ' There is no row of headers, so none was added.' : '';
  return `Questions from column ${at + 1}${called}${known[by]}.${headless}`;
}
