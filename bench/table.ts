/** Rows of cells -> aligned text; the first column to the left, numbers to the right. */
export function tableText(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const widths = heading.map((cell, at) =>
    Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return `${[heading, ...rows].map(line).join('\n')}\n`;
}
