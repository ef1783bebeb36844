import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../src/monitor/metrics.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Tests that a page names, each with the words that stand in italics behind it before the next one. */
function namedIn(
  page: string,
): readonly { readonly path: string; readonly titles: readonly string[] }[] {
  return textOf(page)
    .split('\n')
    .flatMap((line) => line.split(/(?=`test\/)/))
    .flatMap((part) => {
      const [, path] = /^`(test\/[\w/.-]+)`/.exec(part) ?? [];
      const titles = [...part.matchAll(/(?<![*\w])\*([^*|]+)\*(?!\*)/g)].map(
        ([, words = '']) => words,
      );
      return path === undefined ? [] : [{ path, titles }];
    });
}

describe('docs/OPERATIONS.md', () => {
  const page = 'docs/OPERATIONS.md';

  it('names tests that exist, by words that stand in them', () => {
    const named = namedIn(page);
    expect(named.length).toBeGreaterThan(15);
    const missing = named.filter(({ path }) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
    const wrong = named.flatMap(({ path, titles }) =>
      titles.filter((title) => !textOf(path).includes(title)).map((title) => `${path}: ${title}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has a test, or says that it has none, for every promise', () => {
    const [, table = ''] = /## Promises and their tests\n([\s\S]*?)\n## /.exec(textOf(page)) ?? [];
    const rows = table
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !/`test\/|\| no test \|$/.test(row))).toEqual([]);
  });

  it('explains every metric of ours, and no other; every metric of its alerts is served', async () => {
    const metrics = createMetrics();
    metrics.watch({
      connected: () => true,
      knowledgeVersion: () => '2026-11-23.12345678',
      tipsLagSeconds: async () => 0,
    });
    const text = await metrics.text();
    const served = new Set([...text.matchAll(/^# HELP (\w+)/gm)].map(([, name = '']) => name));
    const named = [...textOf(page).matchAll(/\b(?:srm|process|nodejs)_[a-z_]*[a-z]\b/g)].map(
      ([name]) => name.replace(/_bucket$/, ''),
    );
    expect(named.filter((name) => !served.has(name))).toEqual([]);
    const ours = [...served].filter((name) => name.startsWith('srm_'));
    expect(ours.filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('other pages', () => {
  it.each(['README.md', 'DESIGN.md', 'SECURITY.md', 'CONTRIBUTING.md', 'docs/OPERATIONS.md'])(
    '%s links only to files that are there',
    (page) => {
      const folder = page.includes('/') ? 'docs' : '';
      const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)];
      const paths = links.map(([, path = '']) => join(folder, path));
      expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    },
  );

  it.each(['README.md', 'SECURITY.md'])('%s names tests that exist', (page) => {
    const paths = namedIn(page).map(({ path }) => path);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
