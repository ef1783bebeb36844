// node scripts/run.mjs <program in dist> [arguments]: compiles first when dist/ is stale.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isFresh } from './fingerprint.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [program, ...args] = process.argv.slice(2);
if (existsSync(join(root, 'src')) && !isFresh(root)) {
  const { build } = await import('./build.mjs');
  const code = await build();
  if (code !== 0) process.exit(code);
}
if (program !== undefined) {
  const path = join(root, 'dist', program);
  process.argv.splice(1, process.argv.length - 1, path, ...args);
  await import(pathToFileURL(path).href);
}
