import { type SheetProblem, sheetLimits } from './sheet.ts';

/** What is wrong with a file and what to do about it, in one sentence or two. */
export function problemText({ kind }: SheetProblem): string {
  switch (kind) {
    case 'not csv':
      return 'This is a workbook, not a CSV file. Save the sheet as "CSV UTF-8" (in Excel: Save As; in Google Sheets: Download, CSV), and send that.';
    case 'not utf-8':
      return 'This is no text in UTF-8. Save the sheet as "CSV UTF-8" and try again.';
    case 'too large':
      return `The file is larger than ${sheetLimits.bytes / 1e6} MB. Split it.`;
    case 'too many rows':
      return `The file has more than ${sheetLimits.rows.toLocaleString('en')} rows. Split it.`;
    case 'too many columns':
      return `The file has more than ${sheetLimits.columns} columns. Leave out what is not needed.`;
    case 'open quote':
      return 'A quotation mark opens a cell and is never closed, so nobody can tell where the cell ends. Save the sheet as CSV again.';
    case 'empty':
      return 'The file has no rows.';
    default:
      return kind satisfies never;
  }
}
