import type { ServiceId } from '../knowledge/ids.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ServiceModel } from '../knowledge/shapes.ts';
import { createIndex } from './create-index.ts';
import { createGate, type Gate } from './gate.ts';
import { createMend } from './mend.ts';
import { createNames } from './names.ts';
import { createOwnerModel, type OwnerModel } from './owner-model.ts';
import type { Query } from './query.ts';
import { createRank, type Rank } from './rank.ts';
import { type CompiledIndex, openIndex, type SearchIndex } from './search-index.ts';
import { type Mend, understand } from './understand.ts';

/** The matching room as the pipeline uses it: question -> query -> ranking. */
export type Matcher = {
  /** Probability, 0 to 1, that ownership of something we know is asked at all. */
  readonly gate: Gate;
  readonly understand: (question: string) => Query;
  readonly rank: Rank;
  /** Whose part the words ask about. */
  readonly odds: OwnerModel;
  readonly mend: Mend;
  readonly index: SearchIndex;
};

/**
 * Makes the matcher. An index compiled from other knowledge (an overlay was laid over it since) is
 * made anew, which takes a second; what was learnt holds for any knowledge.
 */
export function createMatcher(knowledge: Knowledge, compiled: CompiledIndex): Matcher {
  const names = createNames(knowledge);
  const index = openIndex(
    compiled.version === knowledge.version ? compiled : createIndex(knowledge, names, compiled),
  );
  const words = [...names.byWords.keys()].flatMap((key) => key.split(' '));
  const models = new Map(knowledge.services.map(({ id, model }) => [id, model]));
  const modelOf = (id: ServiceId): ServiceModel => models.get(id) ?? 'abstracted';
  const mend = createMend(new Set([...index.vocabulary, ...words]), new Set(index.everyday));
  return {
    understand: (question) => understand(question, names, mend),
    gate: createGate(index.gate),
    rank: createRank(index),
    odds: createOwnerModel(index.owners, modelOf),
    mend,
    index,
  };
}
