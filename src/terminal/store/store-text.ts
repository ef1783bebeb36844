import type { StoreReport } from '../../store/backup/check.ts';

/** Wrong rows that are listed; the others are counted. */
const listed = 50;

/** A check for people: what is wrong first. */
export function reportText({ damage, migrations, rows, malformed }: StoreReport): string {
  const { been, missing, newer } = migrations;
  const more = malformed.length - listed;
  return [
    ...damage.map((line) => `damaged: ${line}`),
    ...malformed
      .slice(0, listed)
      .map(({ table, key, problem }) => `malformed: ${table} ${key}: ${problem}`),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...newer.map((name) => `newer than this srm: ${name}`),
    `schema: ${been.at(-1) ?? 'none'}${missing.length > 0 ? `; the next start brings ${missing.join(', ')}` : ''}`,
    rowsText(rows),
  ].join('\n');
}

/** A line a table. */
export function rowsText(rows: Readonly<Record<string, number>>): string {
  return Object.entries(rows)
    .map(([table, count]) => `${table}: ${count} ${count === 1 ? 'row' : 'rows'}`)
    .join('\n');
}
