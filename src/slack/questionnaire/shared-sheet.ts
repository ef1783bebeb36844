import type { Utterance } from '../events.ts';

/** A file that somebody sent in the hope of getting it back filled in. */
export type SharedSheet =
  | { readonly kind: 'csv'; readonly id: string }
  /** A workbook, which is not read. */
  | { readonly kind: 'workbook' };

/** Slack's words for types of files. */
const csvTypes: ReadonlySet<string> = new Set(['csv', 'tsv']);
const workbookTypes: ReadonlySet<string> = new Set([
  ...['xlsx', 'xls', 'xlsm', 'xlsb', 'ods', 'numbers', 'gsheet', 'gdoc', 'docx'],
]);

/** The first sheet among the files of a message; undefined where there is none. */
export function sharedSheet({ files: sent }: Pick<Utterance, 'files'>): SharedSheet | undefined {
  const csv = sent.find(({ type }) => csvTypes.has(type));
  if (csv !== undefined) return { kind: 'csv', id: csv.id };
  return sent.some(({ type }) => workbookTypes.has(type)) ? { kind: 'workbook' } : undefined;
}

/** `column: Control text` beside the file says which column asks. */
export function toldColumn(text: string): string | undefined {
  return /^\s*column\s*[:=]\s*["“]?(.{1,200}?)["”]?\s*$/i.exec(text)?.[1];
}
