import type { z } from 'zod';

/** A row that cannot be read, and what is wrong with it; never what it holds. */
export type Malformed = {
  readonly table: string;
  /** Its primary key, `T1/C1`. */
  readonly key: string;
  readonly problem: string;
};

export type Report = (row: Malformed) => void;

/** Rows that are remembered as reported: more than a person would read. */
const maxReported = 1_000;

/** Tells of each row once: what is read each second is not told each second. */
export function reportOnce(report: Report): Report {
  const reported = new Set<string>();
  return (row) => {
    const name = `${row.table} ${row.key}`;
    if (reported.has(name) || reported.size >= maxReported) return;
    reported.add(name);
    report(row);
  };
}

/** Where, and what was expected: zod's words hold no values of ours. */
export function problemIn({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? 'wrong' : `${issue.path.join('.') || 'row'}: ${issue.message}`;
}
