import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMend } from './mend.ts';
import { createNames } from './names.ts';
import type { Query } from './query.ts';
import { type Fit, type Ranking, rank } from './rank.ts';
import { createIndex, type SearchIndex } from './search-index.ts';
import { understand } from './understand.ts';

/** The matching room as the pipeline uses it: question -> query -> ranking. */
export type Matcher = {
  readonly understand: (question: string) => Query;
  readonly rank: (query: Query, fit: Fit) => Ranking;
  readonly index: SearchIndex;
};

/** Makes everything that matching needs from the knowledge, once. */
export function createMatcher(knowledge: Knowledge): Matcher {
  const names = createNames(knowledge);
  const index = createIndex(knowledge, names);
  const words = [...names.byWords.keys()].flatMap((key) => key.split(' '));
  const mend = createMend(new Set([...index.vocabulary, ...words]));
  return {
    understand: (question) => understand(question, names, mend),
    rank: (query, fit) => rank(query, index, fit),
    index,
  };
}
