import { parse } from 'csv-parse/sync';
import { lenient } from './lenient.ts';

/** What stands between cells, the commonest first: of equals the first wins. */
const delimiters = [',', ';', '\t', '|'] as const;

/** Rows looked at. */
const sampled = 50;

/** Share of rows with equally many cells from which a table is believed though its first row has one. */
const tableShare = 0.5;

/** What a delimiter is worth beside which quotes stand where none belong. */
const uncleanFactor = 0.5;

/**
 * The delimiter that cuts most rows into equally many cells. Text has commas of its own, so a count
 * that repeats says more than a high one. The library's own guess takes blanks and letters, too. In a
 * mere list of sentences nothing is one: then it is what stands in none of them.
 */
export function delimiterOf(text: string): string {
  const found = delimiters.map((delimiter) => {
    const { counts, isClean } = cellCounts(text, delimiter);
    return { delimiter, counts, score: tableScore(counts) * (isClean ? 1 : uncleanFactor) };
  });
  const best = found.reduce((first, next) => (next.score > first.score ? next : first));
  if (best.score > 0) return best.delimiter;
  const unused = found.find(({ counts }) => counts.every((count) => count === 1));
  return unused?.delimiter ?? best.delimiter;
}

/** Share of the rows that have the commonest number of cells, 0 to 1; 0 where it is no table. */
function tableScore(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  tally.delete(1);
  const [cells = 0, times = 0] = [...tally].sort((a, b) => b[1] - a[1])[0] ?? [];
  const share = times / Math.max(1, counts.length);
  const isTable = (counts[0] ?? 0) > 1 || (cells > 2 && share >= tableShare);
  return isTable ? share : 0;
}

type Counts = {
  /** Cells of the first rows that are not empty. */
  readonly counts: readonly number[];
  /** Whether every quote stands at the edge of a cell. */
  readonly isClean: boolean;
};

function cellCounts(text: string, delimiter: string): Counts {
  const strict = countedCells(text, delimiter, false);
  if (strict !== undefined) return { counts: strict, isClean: true };
  // A quote that is never closed is told when the whole is read.
  return { counts: countedCells(text, delimiter, true) ?? [], isClean: false };
}

function countedCells(
  text: string,
  delimiter: string,
  relax_quotes: boolean,
): readonly number[] | undefined {
  try {
    const rows = parse(text, { ...lenient, relax_quotes, delimiter, to: sampled });
    return rows.flatMap((row) => (row.join('').trim() === '' ? [] : [row.length]));
  } catch {
    return undefined;
  }
}
