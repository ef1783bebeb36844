import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/knowledge/load.ts';
import { checkReport, reportText } from '../../src/terminal/check-report.ts';
import { type MatrixRow, matrixRows } from '../../src/terminal/matrix.ts';
import { type matrixFormats, matrixText } from '../../src/terminal/matrix-text.ts';
import { concern, folderOf, sound, today } from '../knowledge/folder.ts';
import { cellOf, checked, knowledge } from '../knowledge-fixture.ts';

const all = { service: null, concern: null, owner: null, framework: null };

describe('the matrix', () => {
  const rows = matrixRows(knowledge, all);

  it('has a row for every concern on every service, once', () => {
    expect(rows).toHaveLength(knowledge.concerns.length * knowledge.services.length);
    const cells = new Set(rows.map(({ concern: c, service: s }) => `${c} ${s}`));
    expect(cells.size).toBe(rows.length);
  });

  it('has the fields of the contract and no others', () => {
    const fields = ['concern', 'service', 'owner', 'because', 'aws', 'customer', 'sources'];
    expect(new Set(rows.flatMap((row) => Object.keys(row)))).toEqual(new Set(fields));
    for (const { owner, aws, customer, because, sources } of rows) {
      expect(['aws', 'customer', 'shared', 'none']).toContain(owner);
      expect(because).not.toBe('');
      expect(sources.length).toBeGreaterThan(0);
      if (owner === 'none') expect([aws, customer]).toEqual([[], []]);
    }
  });

  it('says what the resolver says', () => {
    for (const { concern: c, service: s, owner, because } of rows.slice(0, 500)) {
      const { cell } = cellOf(c, s);
      expect(owner).toBe(cell.owner);
      expect(because.startsWith(cell.because)).toBe(true);
    }
  });

  it('can be narrowed down to a service, a concern, an owner', () => {
    const narrow = (filter: Partial<typeof all> | Readonly<Record<string, string>>) =>
      matrixRows(knowledge, { ...all, ...filter });
    expect(narrow({ service: 'rds' })).toHaveLength(knowledge.concerns.length);
    expect(narrow({ concern: 'backup' })).toHaveLength(knowledge.services.length);
    expect(narrow({ service: 'rds', concern: 'backup' })).toMatchObject([{ owner: 'shared' }]);
    const owned = narrow({ service: 'rds', owner: 'aws' });
    expect(new Set(owned.map(({ owner }) => owner))).toEqual(new Set(['aws']));
  });
});

describe('the matrix as a document', () => {
  const row: MatrixRow = {
    concern: 'backup',
    service: 'rds',
    owner: 'shared',
    because: '=cmd() | "quoted", <b>bold</b> & more',
    aws: ['Takes snapshots.'],
    customer: ['Keep them.'],
    sources: [{ title: 'A page', url: 'https://docs.aws.amazon.com/page' }],
  };
  const written = (format: (typeof matrixFormats)[number]) => matrixText(knowledge, [row], format);

  it('is the array of the contract as JSON', () => {
    expect(JSON.parse(written('json'))).toEqual([row]);
  });

  it('is one line a cell as CSV, quoted, and nothing that a spreadsheet would compute', () => {
    const [head, line, ...others] = written('csv').split('\r\n');
    expect(others).toEqual([]);
    expect(head).toMatch(/^concern,service,owner,because/);
    expect(line).toContain(`"'=cmd() | ""quoted"", <b>bold</b> & more"`);
  });

  it('is a table as Markdown, whose cells hold no bar of their own', () => {
    const lines = written('md').split('\n');
    const bars = lines.slice(-3).map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(bars).size).toBe(1);
  });

  it('is a page of HTML that runs nothing of what is in the cells', () => {
    expect(written('html')).toContain('&lt;b&gt;bold&lt;/b&gt; &amp; more');
    expect(written('html')).not.toContain('<b>');
  });

  it.each(['csv', 'md', 'html'] as const)('says as %s which knowledge it is from', (format) => {
    expect(written(format)).toContain(knowledge.version);
  });
});

describe('the report of a check', () => {
  it('counts what ships', () => {
    const { errors, warnings, counts } = checkReport(checked);
    const { services, concerns, tips, frameworks } = knowledge;
    expect([errors, warnings]).toEqual([[], []]);
    expect(counts).toMatchObject({
      services: services.length,
      concerns: concerns.length,
      tips: tips.length,
      frameworks: frameworks.length,
    });
    expect(counts.asks).toBeGreaterThan(1500);
    expect(counts.actions).toBeGreaterThan(300);
  });

  it('has the fields of the contract', () => {
    const report = checkReport(checked);
    expect(Object.keys(report)).toEqual(['errors', 'warnings', 'counts']);
    expect(Object.keys(report.counts).sort()).toEqual(
      ['services', 'concerns', 'actions', 'tips', 'asks', 'frameworks'].sort(),
    );
  });

  it('tells each problem in a line', () => {
    const folder = folderOf(
      sound({
        'services/broken.yaml': 'id: [',
        'concerns/patching.yaml': concern('patching', { reviewed: 'never' }),
      }),
    );
    const report = checkReport(checkFolder(folder, today));
    expect(report.errors).toEqual([
      expect.stringMatching(/^services\/broken\.yaml: /),
      expect.stringMatching(/^concerns\/patching\.yaml: .* → at reviewed$/),
    ]);
    const lines = reportText(report).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(`error: ${report.errors[0]}`);
    expect(lines[2]).toMatch(/2 errors, 0 warnings/);
  });

  it('tells warnings as warnings', () => {
    const { warnings, errors } = checkReport(checkFolder(folderOf(sound()), '2030-01-01'));
    expect(errors).toEqual([]);
    expect(reportText({ ...checkReport(checked), warnings })).toContain(`warning: ${warnings[0]}`);
  });
});
