// Tells whether dist/ still belongs to the sources: names, sizes and times of all that is compiled.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folders = [
  'src',
  'dev',
  'knowledge',
  'bench',
  'test/evals',
  'test/fake-slack',
  'test/torture',
];
const files = ['package.json', 'tsconfig.json'];

export function fingerprint(root) {
  const hash = createHash('sha256').update(process.version.split('.')[0]);
  const add = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}:${size}:${mtimeMs}\n`);
  };
  for (const file of files) add(file);
  for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
    // The schemas are written by the build itself.
    const compiled = names.filter(
      (n) => /\.(?:ts|jsonl?|ya?ml)$/.test(n) && !n.startsWith('schemas'),
    );
    for (const name of compiled) add(join(folder, name));
  }
  return hash.digest('hex');
}

/** Whether dist/ was compiled from the sources as they are. */
export function isFresh(root) {
  const stamp = join(root, 'dist', '.fingerprint');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}
