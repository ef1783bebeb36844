import type { AskListed } from '../../answers/listed.ts';
import { questionColumn } from '../../questionnaire/column.ts';
import { fillIn } from '../../questionnaire/fill-in.ts';
import { problemText } from '../../questionnaire/problem-text.ts';
import { readSheet } from '../../questionnaire/sheet.ts';
import { counted, noRows, summaryLines, type Tally } from '../../questionnaire/summary.ts';
import type { Pause } from '../patiently.ts';
import { escaped } from '../text.ts';

/** Rows between two rests, so that others are answered meanwhile: some milliseconds of work. */
const rowsAtOnce = 20;

/** Most rows taken here: a row becomes a kilobyte or two, and two sheets are held at a time. */
export const maxRows = 5000;

export type Filled =
  | {
      readonly kind: 'filled';
      readonly content: string;
      /** In Slack's format. */
      readonly comment: string;
      readonly tally: Tally;
    }
  /** Why not, for the person. */
  | { readonly kind: 'problem'; readonly text: string };

/** Bytes of a sheet -> the sheet with its answers, and the message that goes with it. */
export async function fillInSheet(
  bytes: Buffer,
  told: string | undefined,
  { askListed, pause }: { readonly askListed: AskListed; readonly pause: Pause },
): Promise<Filled> {
  const read = readSheet(bytes);
  if (read.kind === 'problem') return { kind: 'problem', text: problemText(read.problem) };
  const { sheet } = read;
  if (sheet.rows.length > maxRows) return { kind: 'problem', text: tooManyText };
  const found = questionColumn(sheet, told);
  if (found.kind === 'none') return { kind: 'problem', text: noColumnText(found.names) };
  const texts = [sheet.preamble];
  let tally = noRows;
  for (const row of fillIn(sheet, found.column, askListed)) {
    texts.push(row.text);
    tally = counted(tally, row);
    if (tally.rows % rowsAtOnce === 0) await pause(0);
  }
  const comment = [
    'Your questionnaire, with the answers in columns behind it. It is a draft: please read what is marked.',
    ...summaryLines(tally),
    `Questions from column ${found.column.at + 1}${columnName(found.column.name)}.`,
  ];
  return { kind: 'filled', content: texts.join(''), comment: comment.join('\n'), tally };
}

/** Names of columns shown; a sheet may have hundreds. */
const maxNames = 20;

/** Characters of a name shown. */
const maxNameLength = 60;

function noColumnText(names: readonly string[]): string {
  const shown = names.slice(0, maxNames).map((name) => name.slice(0, maxNameLength));
  const list = shown.map((name, at) => `${at + 1}. ${escaped(name)}`).join('\n');
  return `I can’t tell which column holds the questions. Send it again with the words \`column: \` and its header or number:\n${list}`;
}

const tooManyText = `That sheet has more than ${maxRows.toLocaleString('en')} rows, more than I take here. Split it, or use \`srm questionnaire\` in a shell.`;

function columnName(name: string): string {
  return name === '' ? '' : ` “${escaped(name.slice(0, maxNameLength))}”`;
}
