// Compiles code and knowledge to dist/. Run by `prepare`; run.mjs calls it when dist/ is stale.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fingerprint } from './fingerprint.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Compiles everything beside dist/ and puts it in its place when all went well: a failed build leaves
 * the last good one. Messages go to standard error, because a script's output may be read by another.
 */
export async function build() {
  if (!canBuild()) {
    console.error('no compiler is installed (--omit=dev), so nothing can be compiled: npm ci');
    return 1;
  }
  const print = fingerprint(root);
  const next = join(root, `.dist-${process.pid}`);
  try {
    const code = compileCode(next) || (await compileKnowledge(next));
    if (code !== 0) return code;
    await bundle(next);
    writeFileSync(join(next, '.fingerprint'), print);
    const old = `${next}-old`;
    if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
    renameSync(next, join(root, 'dist'));
    rmSync(old, { recursive: true, force: true });
    return 0;
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

function compileCode(out) {
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const compiled = spawnSync(
    process.execPath,
    [tsc, '-p', join(root, 'tsconfig.json'), '--outDir', out],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  return compiled.status ?? 1;
}

async function compileKnowledge(out) {
  const at = (path) => import(pathToFileURL(join(out, 'src', path)).href);
  const { compileTo, writeSchemas } = await at('knowledge/compile.js');
  const today = new Date().toISOString().slice(0, 10);
  const file = join(out, 'knowledge.json');
  const [message, code] = compileTo(join(root, 'knowledge'), file, today);
  console.error(message);
  if (code !== 0) return code;
  const { load } = await at('knowledge/load.js');
  const { createNames } = await at('matching/names.js');
  const { createIndex } = await at('matching/create-index.js');
  const knowledge = load(file, today);
  const { createMatcher } = await at('matching/matcher.js');
  const nothing = { unit: 0, table: '' };
  const untaught = { gate: nothing, owners: nothing, everyday: [] };
  const first = createIndex(knowledge, createNames(knowledge), untaught);
  const { mend } = createMatcher(knowledge, first);
  const everyday = everydayWords().filter((word) => mend(word) !== word);
  const matcher = createMatcher(knowledge, { ...first, everyday });
  const taught = await learnt(at, knowledge, matcher);
  writeFileSync(join(out, 'index.json'), JSON.stringify({ ...first, everyday, ...taught }));
  const schemas = join(out, 'schemas');
  writeSchemas(schemas);
  cpSync(schemas, join(root, 'knowledge', 'schemas'), { recursive: true });
  return 0;
}

/** What the asks, the questions with their owners and the marked messages teach. */
async function learnt(at, knowledge, matcher) {
  const { createKnowledgeBase } = await at('knowledge/knowledge-base.js');
  const { Message, parseLines, Question } = await at('knowledge/question.js');
  const { gateExamples, ownerExamples } = await at('answers/examples.js');
  const { learnGate } = await at('matching/learn-gate.js');
  const { learnOwners } = await at('matching/learn-owners.js');
  const linesOf = (folder, shape) =>
    readdirSync(join(root, 'knowledge', folder))
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .flatMap((name) => {
        const path = join('knowledge', folder, name);
        return parseLines(shape, readFileSync(join(root, path), 'utf8'), path);
      });
  const [questions, messages] = [linesOf('questions', Question), linesOf('messages', Message)];
  const base = createKnowledgeBase(knowledge);
  return {
    owners: learnOwners(ownerExamples(base, matcher, questions)),
    gate: learnGate(gateExamples(base, matcher, messages, questions)),
  };
}

/**
 * Puts the program and its packages into one file: 700 modules take half a second to find and load.
 * The drivers stay outside, because libsql is native and pg is loaded only where it is wanted.
 */
async function bundle(out) {
  const { rolldown } = await import('rolldown');
  const bundled = join(out, 'bundled');
  const program = await rolldown({
    input: { main: join(out, 'src', 'main.js') },
    platform: 'node',
    external: [/^libsql/, /^pg(?:\/|$)/, /^date-holidays/, /dev\/workspace/],
    logLevel: 'silent',
  });
  await program.write({ dir: bundled, format: 'esm', chunkFileNames: 'chunks/[name].js' });
  await program.close();
  cpSync(bundled, join(out, 'src'), { recursive: true });
  rmSync(bundled, { recursive: true });
}

/** English words, from natural's lexicon: those that look like a misspelt word of ours are no misspelling. */
function everydayWords() {
  const require = createRequire(import.meta.url);
  const lexicon = require('natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json');
  return [...new Set(Object.keys(lexicon).filter((word) => /^[a-z]+$/.test(word)))].sort();
}

/** Whether what compiles is installed; `npm ci --omit=dev` leaves it out. */
function canBuild() {
  try {
    createRequire(import.meta.url).resolve('typescript/package.json');
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (canBuild()) process.exitCode = await build();
  else {
    const there = existsSync(join(root, 'dist'));
    const what = there ? 'dist/ stays as it is' : 'there is no dist/ yet: npm ci, then start';
    console.error(`nothing compiled, because no compiler is installed (--omit=dev): ${what}`);
  }
}
