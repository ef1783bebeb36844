// Compiles code and knowledge to dist/. Run by `prepare`; run.mjs calls it when dist/ is stale.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fingerprint } from './fingerprint.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, '.fingerprint');

/** Compiles everything. Messages go to standard error: a script's output may be read by another. */
export async function build() {
  const print = fingerprint(root);
  rmSync(dist, { recursive: true, force: true });
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const compiled = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], {
    stdio: ['ignore', 2, 2],
  });
  if (compiled.status !== 0) return compiled.status ?? 1;
  const at = (path) => import(pathToFileURL(join(dist, 'src', path)).href);
  const { compileTo, writeSchemas } = await at('knowledge/compile.js');
  const today = new Date().toISOString().slice(0, 10);
  const file = join(dist, 'knowledge.json');
  const [message, code] = compileTo(join(root, 'knowledge'), file, today);
  console.error(message);
  if (code !== 0) return code;
  const { load } = await at('knowledge/load.js');
  const { createNames } = await at('matching/names.js');
  const { createIndex } = await at('matching/create-index.js');
  const knowledge = load(file, today);
  const gate = JSON.parse(readFileSync(join(root, 'src', 'matching', 'gate-weights.json'), 'utf8'));
  const index = createIndex(knowledge, createNames(knowledge), gate);
  writeFileSync(join(dist, 'index.json'), JSON.stringify(index));
  writeSchemas(join(root, 'knowledge', 'schemas'));
  writeFileSync(stamp, print);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await build();
