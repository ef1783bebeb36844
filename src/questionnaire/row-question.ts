import type { QuestionColumn } from './column.ts';
import { isSentence, questionOf, saysSomething, wordCount } from './question-text.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** Row -> what it asks, or null: a header, a title, an empty row. */
export type RowQuestion = (row: SheetRow, at: number) => string | null;

/** Words of a title at most. */
const titleWords = 8;

/** Words up to which a text among sentences is the title of what follows. */
const shortWords = 3;

/** Share of the column from which sentences are what it holds. */
const sentenceShare = 0.7;

/** Share of the rows from which a row with nothing but its title stands out. */
const companyShare = 0.5;

const opensPart = /^(?:section|part|domain|chapter|category|appendix|annex|module)\b/i;

/** Learns from the whole sheet what a question looks like there; titles look different. */
export function createRowQuestion({ rows }: Sheet, column: QuestionColumn): RowQuestion {
  const below = rows.slice(column.headerRow === null ? 0 : column.headerRow + 1);
  const texts = below.flatMap(({ cells }) => questionOf(cells[column.at] ?? '') ?? []);
  const holdsSentences = share(texts, isSentence) >= sentenceShare;
  const asking = below.filter(({ cells }) => questionOf(cells[column.at] ?? '') !== null);
  const hasCompany = share(asking, (row) => !isAlone(row, column.at)) >= companyShare;
  const isTitle = (text: string, row: SheetRow): boolean =>
    isHeading(text) ||
    (holdsSentences && wordCount(text) <= shortWords && !isSentence(text)) ||
    (hasCompany && isAlone(row, column.at));
  return (row, at) => {
    if (column.headerRow !== null && at <= column.headerRow) return null;
    const cell = row.cells[column.at] ?? '';
    const text = questionOf(cell);
    if (text === null || isHeader(cell, column)) return null;
    const maybeTitle = wordCount(text) <= titleWords && !text.endsWith('?');
    return maybeTitle && isTitle(text, row) ? null : text;
  };
}

/** The headers once more, where a sheet was put together from several. */
function isHeader(cell: string, { name }: QuestionColumn): boolean {
  return name !== '' && cell.replace(/\s+/g, ' ').trim().toLowerCase() === name.toLowerCase();
}

/** `SECTION`, `Section 4: Data`, `Data protection:`. */
function isHeading(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const isShouted = letters.length > shoutedLetters && letters === letters.toUpperCase();
  return opensPart.test(text) || text.endsWith(':') || isShouted;
}

/** Capitals up to which they may be a short form: "IAM", "RDS TLS". */
const shoutedLetters = 7;

/** Whether nothing else stands in the row but numbers. */
function isAlone({ cells }: SheetRow, at: number): boolean {
  return cells.every((cell, place) => place === at || !saysSomething(cell));
}

function share<T>(list: readonly T[], is: (item: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(is).length / list.length;
}
