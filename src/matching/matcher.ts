import type { Knowledge } from '../knowledge/knowledge.ts';
import { createIndex } from './create-index.ts';
import { createMend } from './mend.ts';
import { createNames } from './names.ts';
import type { Query } from './query.ts';
import { type Fit, type Ranking, rank } from './rank.ts';
import { type CompiledIndex, openIndex, type SearchIndex } from './search-index.ts';
import { understand } from './understand.ts';

/** The matching room as the pipeline uses it: question -> query -> ranking. */
export type Matcher = {
  readonly understand: (question: string) => Query;
  readonly rank: (query: Query, standing: Fit) => Ranking;
  readonly index: SearchIndex;
};

/** Makes the matcher from the knowledge; an index compiled from the same version saves a second. */
export function createMatcher(knowledge: Knowledge, compiled?: CompiledIndex): Matcher {
  const names = createNames(knowledge);
  const index = openIndex(
    compiled?.version === knowledge.version ? compiled : createIndex(knowledge, names),
  );
  const words = [...names.byWords.keys()].flatMap((key) => key.split(' '));
  const mend = createMend(new Set([...index.vocabulary, ...words]));
  return {
    understand: (question) => understand(question, names, mend),
    rank: (query, standing) => rank(query, index, standing),
    index,
  };
}
