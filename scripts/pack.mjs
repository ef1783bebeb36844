// node scripts/pack.mjs <folder>: what it takes to run srm, and nothing else, from a built checkout.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Packages that stay outside the bundles: native, or loaded only where they are wanted. */
const outside = ['libsql', 'pg', 'date-holidays'];

/**
 * Program and shell as bundles, the compiled knowledge, the packages outside the bundles with all that those
 * need, and the licences of everything that is in it. No sources, no local workspace, no tests, no compiler.
 */
async function pack(to) {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`${to}: is not empty`);
  mkdirSync(to, { recursive: true });
  const copy = (path) => cpSync(join(root, path), join(to, path), { recursive: true });
  for (const path of ['dist/knowledge.json', 'dist/index.json', 'dist/src/main.js', 'LICENSE'])
    copy(path);
  if (existsSync(join(root, 'dist/src/chunks'))) copy('dist/src/chunks');
  await bundleShell(join(to, 'dist/src/terminal'));
  const needed = closure(outside);
  for (const path of needed)
    cpSync(join(root, path), join(to, path), { recursive: true, filter: isWanted });
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(description(), null, 2)}\n`);
  copyLicences(join(to, 'licences'));
  console.error(`${to}: srm ${description().version}, ${needed.length} packages beside it`);
}

/** The shell starts as one file too, and then needs none of the packages that are in it. */
async function bundleShell(dir) {
  const { rolldown } = await import('rolldown');
  const shell = await rolldown({
    input: { main: join(root, 'dist/src/terminal/main.js') },
    platform: 'node',
    external: outside.map((name) => new RegExp(`^${name}(?:/|$)`)),
    logLevel: 'silent',
  });
  await shell.write({ dir, format: 'esm', chunkFileNames: 'chunks/[name].js' });
  await shell.close();
  chmodSync(join(dir, 'main.js'), 0o755);
}

function description() {
  const { name, version, license, type, engines, bin, dependencies } = manifest();
  const kept = Object.fromEntries(outside.map((each) => [each, dependencies[each]]));
  return { name, version, private: true, license, type, engines, bin, dependencies: kept };
}

const manifest = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lock = () => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;

/** Folders of the packages and of all they need, as they lie here; what is optional only where it was installed. */
function closure(names) {
  const packages = lock();
  const found = new Set();
  const add = (name, from) => {
    const at = placeOf(packages, name, from);
    if (at === undefined || found.has(at) || !existsSync(join(root, at))) return;
    found.add(at);
    const { dependencies, optionalDependencies } = packages[at];
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) add(next, at);
  };
  for (const name of names) add(name, '');
  return [...found].filter((path) => !isOfAnotherLibc(path)).sort();
}

/** Where Node finds a package that is imported from another: the nearest `node_modules` above that has it. */
function placeOf(packages, name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = join(at, 'node_modules', name);
    if (place in packages) return place;
    if (at === '') return undefined;
  }
}

/** npm installs native parts for both C libraries of Linux; one is used. */
function isOfAnotherLibc(path) {
  if (process.platform !== 'linux') return false;
  const isGlibc = process.report.getReport().header.glibcVersionRuntime !== undefined;
  return (isGlibc ? /-musl$|-musleabihf$/ : /-gnu$|-gnueabihf$/).test(path);
}

/** Types, maps, and the copies that packages bring for browsers are never read here. */
function isWanted(path) {
  return !/\.(?:[cm]?ts|map)$|\/date-holidays\/(?:dist|docs|types)(?:\/|$)/.test(path);
}

/** Of every package that could be in a bundle or beside it: its terms. */
function copyLicences(to) {
  mkdirSync(to);
  for (const [path, { dev }] of Object.entries(lock())) {
    const from = join(root, path);
    if (path === '' || dev || !existsSync(from)) continue;
    const texts = readdirSync(from).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name));
    const name = path.replace(/^.*node_modules\//, '').replace('/', '__');
    for (const text of texts)
      cpSync(join(from, text), join(to, `${name}__${text}`), { recursive: true });
  }
}

const [to] = process.argv.slice(2);
if (to === undefined) {
  console.error('node scripts/pack.mjs <folder>');
  process.exitCode = 1;
} else await pack(to);
