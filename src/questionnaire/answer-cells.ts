import { stringify } from 'csv-stringify/sync';
import type { Listed } from '../answers/listed.ts';
import type { QuestionColumn } from './column.ts';
import { doubtOf, mark } from './doubt.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** Headers of the columns that are added, in order. */
export const addedColumns = [
  'Owner',
  'Answer',
  'Our part',
  'AWS part',
  'Actions',
  'Sources',
  'Read yourself',
] as const;

const owners = { aws: 'AWS', customer: 'Customer', shared: 'Shared' } as const;

/** The cells of an answer, in the order of `addedColumns`; lists have a line for each. */
export function answerCells(listed: Listed): readonly string[] {
  const { answer } = listed;
  const doubt = doubtOf(listed);
  if (doubt === 'refused' || doubt === 'foreign')
    return ['', '', '', '', '', '', mark(doubt, answer)];
  return [
    answer.owner === null ? '' : owners[answer.owner],
    answer.headline,
    answer.customer.join('\n'),
    answer.aws.join('\n'),
    answer.actions.map(({ do: imperative }) => imperative).join('\n'),
    answer.sources.map(({ title, url }) => `${title} ${url}`).join('\n'),
    mark(doubt, answer),
  ];
}

/** The headers of the added columns; one that the sheet has already says whose it is. */
export function headerCells({ rows }: Sheet, { headerRow }: QuestionColumn): readonly string[] {
  const there = new Set(headerRow === null ? [] : rows[headerRow]?.cells.map(folded));
  return addedColumns.map((name) => (there.has(folded(name)) ? `${name} (srm)` : name));
}

const nothing = addedColumns.map(() => '');

/** A row as it was, and behind it the cells that are added; an empty line stays one. */
export function extended(
  { cells: own, text, lineEnd }: SheetRow,
  { delimiter, width }: Sheet,
  cells: readonly string[] = nothing,
): string {
  if (text === '') return lineEnd;
  const missing = delimiter.repeat(width - own.length);
  return `${text}${missing}${delimiter}${written(cells, delimiter)}${lineEnd}`;
}

/** Cells that a spreadsheet shows and never computes. */
function written(cells: readonly string[], delimiter: string): string {
  return stringify([cells], { delimiter, record_delimiter: '', escape_formulas: true });
}

function folded(cell: string): string {
  return cell.trim().toLowerCase();
}
