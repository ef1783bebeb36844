import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createKnowledgeBase, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type Checked, checkFolder, load } from '../knowledge/load.ts';
import { createMatcher, type Matcher } from '../matching/matcher.ts';
import type { CompiledIndex } from '../matching/search-index.ts';

/** The folder of the compiled program: the nearest above this file, or above the bundle that holds it, with knowledge in it. */
const dist =
  ['../../', '../', '../../../']
    .map((above) => new URL(above, import.meta.url))
    .find((folder) => existsSync(new URL('knowledge.json', folder))) ??
  new URL('../../', import.meta.url);

/** The knowledge the program was compiled with, and the YAML where that is there. */
const compiled = fileURLToPath(new URL('knowledge.json', dist));
const compiledIndex = fileURLToPath(new URL('index.json', dist));
const source = fileURLToPath(new URL('../knowledge', dist));

/** Today's date in UTC, `YYYY-MM-DD`. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The knowledge that commands answer from. @throws KnowledgeError when the overlay is wrong. */
export function knowledgeBase(overlay: string | undefined): KnowledgeBase {
  return createKnowledgeBase(load(compiled, today(), overlay));
}

/** The matcher, from the compiled index where that belongs to the knowledge. */
export function matcherOf(knowledge: KnowledgeBase): Matcher {
  const index: CompiledIndex = JSON.parse(readFileSync(compiledIndex, 'utf8'));
  return createMatcher(knowledge, index);
}

/** Checks the YAML of the checkout; an installation without it checks what it was compiled with. */
export function checkKnowledge(overlay: string | undefined): Checked {
  if (existsSync(source)) return checkFolder(source, today(), overlay);
  return { knowledge: load(compiled, today(), overlay), errors: [], warnings: [] };
}
