import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository: the nearest folder above with a package.json, from the sources and from dist alike. */
export function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}

const PAGE = join(repositoryRoot(), 'dev/workspace/page');
/** What `tsc` made of the page's TypeScript; css and html it does not copy. */
const SCRIPTS = join(repositoryRoot(), 'dist/dev/workspace/page');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export type Asset = { readonly type: string; readonly bytes: Buffer };

/** A file of the page, or undefined: only plain names, so no path leads out of the folder. */
export function asset(path: string): Asset | undefined {
  const name = path === '/' ? 'index.html' : path.slice(1);
  if (!/^(page\/)?[a-z-]+\.(html|css|js|svg)$/.test(name)) return undefined;
  const extension = extname(name);
  const file = join(extension === '.js' ? SCRIPTS : PAGE, name.replace(/^page\//, ''));
  if (!existsSync(file)) return undefined;
  return { type: TYPES[extension] ?? 'text/plain', bytes: readFileSync(file) };
}
