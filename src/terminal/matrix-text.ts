import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { MatrixRow } from './matrix.ts';

/** The ways the matrix can be written. */
export const matrixFormats = ['json', 'csv', 'md', 'html'] as const;
export type MatrixFormat = (typeof matrixFormats)[number];

/** Rows -> a document for auditors. JSON is the contract's array; the others name version and review. */
export function matrixText(
  knowledge: KnowledgeBase,
  rows: readonly MatrixRow[],
  format: MatrixFormat,
): string {
  switch (format) {
    case 'json':
      return JSON.stringify(rows);
    case 'csv':
      return [csvLine(columns), ...rows.map((row) => csvLine(cells(knowledge, row)))].join('\r\n');
    case 'md':
      return markdown(knowledge, rows);
    case 'html':
      return html(knowledge, rows);
    default:
      return format satisfies never;
  }
}

const columns = [
  'concern',
  'service',
  'owner',
  'because',
  'AWS does',
  'customer does',
  'sources',
  'reviewed',
  'version',
];

function cells(knowledge: KnowledgeBase, row: MatrixRow): readonly string[] {
  return [
    knowledge.findConcern(row.concern)?.name ?? row.concern,
    knowledge.findService(row.service)?.name ?? row.service,
    row.owner,
    row.because,
    row.aws.join(' '),
    row.customer.join(' '),
    row.sources.map(({ url }) => url).join(' '),
    knowledge.findConcern(row.concern)?.reviewed ?? '',
    knowledge.version,
  ];
}

/** RFC 4180; a leading sign that a spreadsheet would compute is set off with an apostrophe. */
function csvLine(values: readonly string[]): string {
  return values
    .map((value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value))
    .map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(',');
}

function markdown(knowledge: KnowledgeBase, rows: readonly MatrixRow[]): string {
  const line = (values: readonly string[]): string =>
    `| ${values.map((value) => value.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [
    '# Who owns what on AWS',
    '',
    `Knowledge ${knowledge.version}, ${rows.length} cells.`,
    '',
    line(columns.slice(0, 8)),
    line(columns.slice(0, 8).map(() => '---')),
    ...rows.map((row) => line(cells(knowledge, row).slice(0, 8))),
  ].join('\n');
}

function html(knowledge: KnowledgeBase, rows: readonly MatrixRow[]): string {
  const tag = (name: string, values: readonly string[]): string =>
    `<tr>${values.map((value) => `<${name}>${escaped(value)}</${name}>`).join('')}</tr>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Who owns what on AWS</title>
<style>
body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid #bbb; padding: .35rem .5rem; text-align: left; vertical-align: top; }
th { position: sticky; top: 0; background: #f3f3f3; }
</style>
</head>
<body>
<h1>Who owns what on AWS</h1>
<p>Knowledge ${escaped(knowledge.version)}, ${rows.length} cells.</p>
<table>
<thead>${tag('th', columns.slice(0, 8))}</thead>
<tbody>
${rows.map((row) => tag('td', cells(knowledge, row).slice(0, 8))).join('\n')}
</tbody>
</table>
</body>
</html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
