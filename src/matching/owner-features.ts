import type { ConcernId, ServiceId } from '../knowledge/ids.ts';
import type { Owner, ServiceModel } from '../knowledge/shapes.ts';
import { type Query, subjects } from './query.ts';
import { beside, createCollector, hash, kindOf, placeIn } from './table.ts';

/** Places of the table of weights. */
export const tableSize = 2 ** 19;

/** Most services of a question that are looked at. */
const maxServices = 2;

/** Apart from each other: one word as a word, as a stem, beside a service model. */
const kinds = {
  word: kindOf(1),
  pair: kindOf(2),
  triple: kindOf(3),
  term: kindOf(4),
  act: kindOf(5),
  asserted: kindOf(6),
  service: kindOf(7),
  model: kindOf(8),
  concern: kindOf(9),
  cell: kindOf(10),
};

/** Where a sentence begins and ends. */
const [opening, closing] = [hash('^'), hash('$')];

const found = createCollector(tableSize);

function add(feature: number): void {
  found.add(placeIn(tableSize, feature), 1);
}

/**
 * Query -> places in the table of weights, each once: words with their neighbours, terms, services and
 * their models, terms beside a model. Numbers instead of names, because a question has a hundred.
 */
export function ownerFeatures(
  query: Query,
  modelOf: (service: ServiceId) => ServiceModel,
): Uint32Array {
  const words = [opening, ...query.words.map((word) => hash(word)), closing];
  for (let at = 0; at < words.length; at++) {
    const [word = 0, next, after] = [words[at], words[at + 1], words[at + 2]];
    add(beside(kinds.word, word));
    if (next === undefined) continue;
    add(beside(beside(kinds.pair, word), next));
    if (after !== undefined) add(beside(beside(beside(kinds.triple, word), next), after));
  }
  const terms = query.terms.map(({ text }) => hash(text));
  for (const term of terms) add(beside(kinds.term, term));
  add(beside(kinds.act, hash(query.act)));
  add(beside(kinds.asserted, hash(query.asserted ?? '')));
  for (const service of subjects(query).slice(0, maxServices)) {
    const model = beside(kinds.model, hash(modelOf(service)));
    add(beside(kinds.service, hash(service)));
    add(model);
    for (const term of terms) add(beside(model, term));
  }
  return found.taken().places;
}

/** What a question may be about: a concern, and who owns it where it was asked. */
export type Candidate = {
  readonly concern: ConcernId;
  readonly owner: Owner | 'depends' | null;
};

/**
 * Query -> places of what its words mean beside one concern: "rotate" is one thing of a key, another of
 * a log. In two steps, because a question is read beside several.
 */
export function candidateFeatures(
  query: Query,
  modelOf: (service: ServiceId) => ServiceModel,
): (candidate: Candidate) => Uint32Array {
  const terms = query.terms.flatMap(({ text }) => (text.includes(' ') ? [] : [hash(text)]));
  const models = subjects(query)
    .slice(0, maxServices)
    .map((service) => hash(modelOf(service)));
  return ({ concern, owner }) => {
    const own = beside(kinds.concern, hash(concern));
    const cell = beside(kinds.cell, hash(owner ?? ''));
    add(own);
    add(cell);
    for (const term of terms) add(beside(own, term));
    for (const model of models) {
      add(beside(beside(own, model), 1));
      add(beside(cell, model));
    }
    return found.taken().places;
  };
}

/** Weight of every feature of one question: long messages must not be surer than short ones. */
export function featureWeight(count: number): number {
  return 4 / Math.sqrt(Math.max(4, count));
}
