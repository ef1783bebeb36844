/** One measurement; `limit` where one is promised. */
export type Row = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
};

/** Rows -> lines of fixed columns, tab-separated: what, value, unit, limit, whether it is kept. */
export function rowsText(rows: readonly Row[]): string {
  const lines = rows.map(({ what, value, unit, limit }) => {
    const verdict = limit === undefined ? '' : value <= limit ? 'kept' : 'OVER';
    return [what, rounded(value), unit, limit ?? '', verdict].join('\t').trimEnd();
  });
  return `${['what\tvalue\tunit\tlimit\tverdict', ...lines].join('\n')}\n`;
}

function rounded(value: number): string {
  return value.toFixed(Math.abs(value) < 10 ? 2 : 0);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies; 0 when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
