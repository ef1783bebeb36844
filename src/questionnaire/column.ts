import { endsSentence, isSentence, questionOf, wordCount } from './question-text.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** Where the questions stand. */
export type QuestionColumn = {
  /** From 0. */
  readonly at: number;
  /** What its header says; empty where there is none. */
  readonly name: string;
  /** Row of the headers, from 0; null where the questions begin at once. */
  readonly headerRow: number | null;
  /** Told by whoever asked, known by its name, or by what stands in it. */
  readonly by: 'told' | 'name' | 'content';
};

export type FoundColumn =
  | { readonly kind: 'column'; readonly column: QuestionColumn }
  /** None was told or none looks like questions; the cells of the fullest of the first rows. */
  | { readonly kind: 'none'; readonly names: readonly string[] };

/** Rows among which the headers are looked for: logos and titles stand above them. */
const headerRows = 20;

/** Rows by which a column is judged. */
const judgedRows = 200;

/** Words of a header at most; more is a question. */
const headerWords = 6;

/** Names of a column of questions, the surest first. */
const names = [
  /\bquestions?\b/i,
  /\brequirements?\b/i,
  /\bcontrols?\b/i,
  /\b(?:description|statement|specification|criteri(?:a|on)|clause|safeguard|enquiry|inquiry|query|ask|concern|topic|item|check|task)\b/i,
];

/** Names of columns beside it. */
const beside =
  /\b(?:ids?|no|nr|num|number|ref|reference|type|category|group|family|domain|title|owner|status|weight|score|response|answer|comment|notes?|evidence|guidance)\b|#/i;

/** Finds the column of questions: the one that is told, else by its name, else by what stands in it. */
export function questionColumn({ rows, width }: Sheet, told?: string): FoundColumn {
  const column =
    told === undefined
      ? (byName(rows, width) ?? byContent(rows, width))
      : byTold(rows, width, told);
  if (column !== undefined) return { kind: 'column', column };
  const counts = rows.slice(0, headerRows).map(({ cells }) => cells.filter(isFilled).length);
  const fullest = rows[counts.indexOf(Math.max(...counts))];
  return { kind: 'none', names: fullest?.cells.map(nameOf) ?? [] };
}

/** By header, whatever its case, or by number from 1. */
function byTold(
  rows: readonly SheetRow[],
  width: number,
  told: string,
): QuestionColumn | undefined {
  const wanted = folded(told);
  for (const [headerRow, { cells }] of rows.slice(0, headerRows).entries()) {
    const at = cells.findIndex((cell) => wanted !== '' && folded(cell) === wanted);
    if (at >= 0) return { at, name: nameOf(cells[at]), headerRow, by: 'told' };
  }
  const at = /^\d{1,3}$/.test(told) ? Number(told) - 1 : -1;
  if (at < 0 || at >= width) return undefined;
  const headerRow = headerAbove(rows, at);
  return { at, name: nameAt(rows, headerRow, at), headerRow, by: 'told' };
}

function byName(rows: readonly SheetRow[], width: number): QuestionColumn | undefined {
  for (const [headerRow, { cells }] of rows.slice(0, headerRows).entries()) {
    const fitting = cells.flatMap((cell, at) => {
      const rank = nameRank(cell);
      return rank < 0 || !isWordy(rows.slice(headerRow + 1), at) ? [] : [{ at, rank }];
    });
    const best = fitting.sort((a, b) => a.rank - b.rank)[0];
    if (best !== undefined && width > best.at) {
      return { at: best.at, name: nameOf(cells[best.at]), headerRow, by: 'name' };
    }
  }
  return undefined;
}

/** Place among the names; those that are only half a name come after all others; -1 for none. */
function nameRank(cell: string): number {
  if (cell.trim().endsWith('?') || wordCount(cell) > headerWords) return -1;
  const rank = names.findIndex((name) => name.test(cell));
  return rank >= 0 && beside.test(cell) ? rank + names.length : rank;
}

/** The column with most sentences, or the only one there is. */
function byContent(rows: readonly SheetRow[], width: number): QuestionColumn | undefined {
  const counted = Array.from({ length: width }, (_, at) => ({
    at,
    sentences: sentences(rows, at),
  }));
  const best = counted.sort((a, b) => b.sentences - a.sentences || a.at - b.at)[0];
  if (best === undefined || (best.sentences === 0 && width > 1)) return undefined;
  const headerRow = headerAbove(rows, best.at);
  return { at: best.at, name: nameAt(rows, headerRow, best.at), headerRow, by: 'content' };
}

/** The first row, where that cell reads like a name and not like a question. */
function headerAbove(rows: readonly SheetRow[], at: number): number | null {
  const first = rows.findIndex(({ cells }) => (cells[at] ?? '').trim() !== '');
  const text = rows[first]?.cells[at] ?? '';
  if (first < 0 || endsSentence(text) || wordCount(text) > headerWords) return null;
  return nameRank(text) >= 0 || sentences(rows.slice(first + 1), at) > 0 ? first : null;
}

function sentences(rows: readonly SheetRow[], at: number): number {
  return rows.slice(0, judgedRows).filter(({ cells }) => {
    const question = questionOf(cells[at] ?? '');
    return question !== null && wordCount(question) >= 3 && isSentence(question);
  }).length;
}

/** Whether words stand in it, not ids or ticks: two words or more in half of its cells. */
function isWordy(rows: readonly SheetRow[], at: number): boolean {
  const judged = rows.slice(0, judgedRows);
  const filled = judged.map(({ cells }) => (cells[at] ?? '').trim()).filter(isFilled);
  const wordy = filled.filter((cell) => wordCount(questionOf(cell) ?? '') >= 2);
  return filled.length > 0 && wordy.length * 2 >= filled.length;
}

function nameAt(rows: readonly SheetRow[], headerRow: number | null, at: number): string {
  return headerRow === null ? '' : nameOf(rows[headerRow]?.cells[at]);
}

function nameOf(cell: string | undefined): string {
  return (cell ?? '').replace(/\s+/g, ' ').trim();
}

function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}

function folded(text: string): string {
  return nameOf(text).toLowerCase();
}
