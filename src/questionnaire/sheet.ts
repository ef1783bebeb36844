import { parse } from 'csv-parse/sync';
import { delimiterOf } from './delimiter.ts';
import { lenient } from './lenient.ts';

/** One row as it stands in the file. */
export type SheetRow = {
  /** What its cells say, quotes taken off. */
  readonly cells: readonly string[];
  /** The row to the letter, quotes and all, without the end of its line. */
  readonly text: string;
  /** `\r\n`, `\n`, `\r`, or nothing after the last row. */
  readonly lineEnd: string;
};

/** A file of rows and cells, in such a way that what is written again is what was read. */
export type Sheet = {
  /** What stands before the first row: a byte order mark, a line `sep=;`. Mostly nothing. */
  readonly preamble: string;
  readonly delimiter: string;
  readonly rows: readonly SheetRow[];
  /** Cells of the widest row. */
  readonly width: number;
};

/** Why a file cannot be filled in. */
export type SheetProblem =
  | { readonly kind: 'not csv' }
  | { readonly kind: 'not utf-8' }
  | { readonly kind: 'too large' }
  | { readonly kind: 'too many rows' }
  | { readonly kind: 'too many columns' }
  /** A quote that is opened and never closed. */
  | { readonly kind: 'open quote' }
  | { readonly kind: 'empty' };

export type ReadSheet =
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'problem'; readonly problem: SheetProblem };

/** Most that is read at once; a questionnaire has some hundreds of rows. */
export const sheetLimits = { bytes: 20_000_000, rows: 50_000, columns: 500 } as const;

/** First bytes of workbooks: a zip archive (.xlsx, .ods, .numbers), and what came before it (.xls). */
const workbooks = ['504b0304', 'd0cf11e0'];

/** Bytes of a file -> its rows. Bytes that are no such file are a problem, not an error. */
export function readSheet(bytes: Buffer): ReadSheet {
  if (bytes.length > sheetLimits.bytes) return wrong('too large');
  if (workbooks.includes(bytes.subarray(0, 4).toString('hex'))) return wrong('not csv');
  const text = decoded(bytes);
  if (text === undefined) return wrong('not utf-8');
  const { preamble, separator } = opening(text);
  const body = text.slice(preamble.length);
  return rowsOf(body, { preamble, delimiter: separator ?? delimiterOf(body) });
}

/** UTF-8 text; undefined for other encodings, such as Excel's "Unicode text". */
function decoded(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What is no row at the beginning; Excel writes the delimiter into a line of its own. */
function opening(text: string): { readonly preamble: string; readonly separator?: string } {
  const [line = '', separator] = /^\uFEFF?sep=([,;\t|])(?:\r\n|\n|\r)/i.exec(text) ?? [];
  if (separator !== undefined) return { preamble: line, separator };
  return { preamble: text.startsWith('\uFEFF') ? '\uFEFF' : '' };
}

function rowsOf(body: string, start: Pick<Sheet, 'preamble' | 'delimiter'>): ReadSheet {
  try {
    const rows = cutRows(Buffer.from(body), start.delimiter);
    if (rows.length > sheetLimits.rows) return wrong('too many rows');
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    if (width > sheetLimits.columns) return wrong('too many columns');
    if (!rows.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) return wrong('empty');
    return { kind: 'sheet', sheet: { ...start, rows, width } };
  } catch (error) {
    if (isCsvError(error)) return wrong('open quote');
    throw error;
  }
}

/** Rows with what they are in the file, which the library tells as the byte after each. */
function cutRows(bytes: Buffer, delimiter: string): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let from = 0;
  parse(bytes, {
    ...lenient,
    delimiter,
    to: sheetLimits.rows + 1,
    on_record: (cells: string[], { bytes: to }) => {
      rows.push({ cells, ...cutLineEnd(bytes.toString('utf8', from, to)) });
      from = to;
      return null;
    },
  });
  return rows;
}

/** A quote that is never closed; nothing else is wrong to a lenient reader. */
function isCsvError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

function cutLineEnd(row: string): Pick<SheetRow, 'text' | 'lineEnd'> {
  const lineEnd = /(?:\r\n|\n|\r)$/.exec(row)?.[0] ?? '';
  return { text: row.slice(0, row.length - lineEnd.length), lineEnd };
}

function wrong(kind: SheetProblem['kind']): ReadSheet {
  return { kind: 'problem', problem: { kind } };
}
