import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ask } from '../../src/answers/answer.ts';
import { createAsk, standingOf } from '../../src/answers/ask.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { load } from '../../src/knowledge/load.ts';
import { createMatcher, type Matcher } from '../../src/matching/matcher.ts';
import type { Fit } from '../../src/matching/rank.ts';
import type { CompiledIndex } from '../../src/matching/search-index.ts';

/** What the evals measure: the app's own parts over the compiled knowledge. */
export type EvalParts = {
  readonly knowledge: KnowledgeBase;
  readonly matcher: Matcher;
  readonly ask: Ask;
  readonly standing: Fit;
};

const dist = new URL('../../', import.meta.url);

export function evalParts(): EvalParts {
  const at = (name: string): string => fileURLToPath(new URL(name, dist));
  const knowledge = createKnowledgeBase(
    load(at('knowledge.json'), new Date().toISOString().slice(0, 10)),
  );
  const index: CompiledIndex = JSON.parse(readFileSync(at('index.json'), 'utf8'));
  const matcher = createMatcher(knowledge, index);
  return {
    knowledge,
    matcher,
    ask: createAsk(knowledge, matcher),
    standing: standingOf(knowledge),
  };
}
