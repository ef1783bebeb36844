import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Ask } from '../src/answers/answer.ts';
import { createAsk } from '../src/answers/ask.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { checkFolder } from '../src/knowledge/load.ts';
import type { Responsibility } from '../src/knowledge/resolve.ts';
import { createIndex } from '../src/matching/create-index.ts';
import { createMatcher, type Matcher } from '../src/matching/matcher.ts';
import { createNames, type Names } from '../src/matching/names.ts';

/** The day on which the tests of the knowledge are read; reviews are measured from it. */
export const today = '2026-11-24';

/** Folder of the YAML that ships. */
export const knowledgeFolder = fileURLToPath(new URL('../knowledge', import.meta.url));

/** The knowledge that ships, from its YAML and not from what was compiled: never stale. */
export const checked = checkFolder(knowledgeFolder, today);
export const knowledge: KnowledgeBase = createKnowledgeBase(checked.knowledge);
export const names: Names = createNames(checked.knowledge);

const weights = new URL('../src/matching/gate-weights.json', import.meta.url);

/** Reading and ranking over the knowledge that ships. Takes a second, so once a file. */
export function realMatcher(): Matcher {
  const gate = z.record(z.string(), z.number()).parse(JSON.parse(readFileSync(weights, 'utf8')));
  return createMatcher(knowledge, createIndex(knowledge, names, gate));
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
