import type { ConcernId, ServiceId } from '../knowledge/ids.ts';
import type { Owner, ServiceModel } from '../knowledge/shapes.ts';
import { type Query, subjects } from './query.ts';
import { hash, placeOf } from './table.ts';

/** Places of the table of weights. */
export const tableSize = 2 ** 19;

/** Most services of a question that are looked at. */
const maxServices = 2;

/** Apart from each other: one word as a word, as a stem, beside a service model. */
const kinds = {
  word: 1,
  pair: 2,
  triple: 3,
  term: 4,
  act: 5,
  asserted: 6,
  service: 7,
  model: 8,
  concern: 9,
  cell: 10,
};

/** Where a sentence begins and ends. */
const [opening, closing] = ['^', '$'].map(hash);

/**
 * Query -> places in the table of weights, each once: words with their neighbours, terms, services and
 * their models, terms beside a model. Numbers instead of names, because a question has a hundred.
 */
export function ownerFeatures(
  query: Query,
  modelOf: (service: ServiceId) => ServiceModel,
): Uint32Array {
  const places = new Set<number>();
  const add = (kind: number, ...parts: readonly number[]): void => {
    places.add(placeOf(tableSize, kind, parts));
  };
  const words = [opening ?? 0, ...query.words.map(hash), closing ?? 0];
  for (let at = 0; at < words.length; at++) {
    const [word = 0, next, after] = [words[at], words[at + 1], words[at + 2]];
    add(kinds.word, word);
    if (next !== undefined) add(kinds.pair, word, next);
    if (next !== undefined && after !== undefined) add(kinds.triple, word, next, after);
  }
  const terms = query.terms.map(({ text }) => hash(text));
  for (const term of terms) add(kinds.term, term);
  add(kinds.act, hash(query.act));
  add(kinds.asserted, hash(query.asserted ?? ''));
  for (const service of subjects(query).slice(0, maxServices)) {
    const model = hash(modelOf(service));
    add(kinds.service, hash(service));
    add(kinds.model, model);
    for (const term of terms) add(kinds.model, model, term);
  }
  return Uint32Array.from(places);
}

/** What a question may be about: a concern, and who owns it where it was asked. */
export type Candidate = {
  readonly concern: ConcernId;
  readonly owner: Owner | 'depends' | null;
};

/** Query -> places of what its words mean beside one concern: "rotate" is one thing of a key, another of a log. */
export function candidateFeatures(
  query: Query,
  { concern, owner }: Candidate,
  modelOf: (service: ServiceId) => ServiceModel,
): Uint32Array {
  const [own, cell] = [hash(concern), hash(owner ?? '')];
  const places = new Set([
    placeOf(tableSize, kinds.concern, [own]),
    placeOf(tableSize, kinds.cell, [cell]),
  ]);
  for (const { text } of query.terms) {
    if (!text.includes(' ')) places.add(placeOf(tableSize, kinds.concern, [own, hash(text)]));
  }
  for (const service of subjects(query).slice(0, maxServices)) {
    const model = hash(modelOf(service));
    places.add(placeOf(tableSize, kinds.concern, [own, model, 1]));
    places.add(placeOf(tableSize, kinds.cell, [cell, model]));
  }
  return Uint32Array.from(places);
}

/** Weight of every feature of one question: long messages must not be surer than short ones. */
export function featureWeight(count: number): number {
  return 4 / Math.sqrt(Math.max(4, count));
}
