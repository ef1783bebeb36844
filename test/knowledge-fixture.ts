import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ask } from '../src/answers/answer.ts';
import { createAsk } from '../src/answers/ask.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { checkFolder } from '../src/knowledge/load.ts';
import type { Responsibility } from '../src/knowledge/resolve.ts';
import { createMatcher, type Matcher } from '../src/matching/matcher.ts';
import { createNames, type Names } from '../src/matching/names.ts';
import type { CompiledIndex } from '../src/matching/search-index.ts';

/** The day on which the tests of the knowledge are read; reviews are measured from it. */
export const today = '2026-11-24';

/** Folder of the YAML that ships. */
export const knowledgeFolder = fileURLToPath(new URL('../knowledge', import.meta.url));

/** The knowledge that ships, from its YAML and not from what was compiled: never stale. */
export const checked = checkFolder(knowledgeFolder, today);
export const knowledge: KnowledgeBase = createKnowledgeBase(checked.knowledge);
export const names: Names = createNames(checked.knowledge);

const compiledIndex = new URL('../dist/index.json', import.meta.url);

/**
 * Reading and ranking over the knowledge that ships, with what the build has learnt; `npm test` builds
 * first. Where the YAML is newer than the build, the index is made anew.
 */
export function realMatcher(): Matcher {
  const compiled: CompiledIndex = JSON.parse(readFileSync(compiledIndex, 'utf8'));
  return createMatcher(checked.knowledge, compiled);
}

export function realAsk(matcher: Matcher = realMatcher()): Ask {
  return createAsk(knowledge, matcher);
}

/** The cell of two ids that a person wrote. @throws RangeError when one of them is unknown. */
export function cellOf(concernId: string, serviceId: string): Responsibility {
  const [concern, service] = [knowledge.findConcern(concernId), knowledge.findService(serviceId)];
  if (concern === undefined) throw new RangeError(`no concern ${concernId}`);
  if (service === undefined) throw new RangeError(`no service ${serviceId}`);
  return knowledge.responsibility(concern.id, service.id);
}
