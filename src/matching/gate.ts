import { cueNames, type Query, subjects } from './query.ts';
import type { Ranking } from './rank.ts';
import { shapeFeatures } from './shape.ts';
import {
  beside,
  createCollector,
  type Features,
  hash,
  kindOf,
  opened,
  placeIn,
  type Weights,
} from './table.ts';

/** Places of the table of weights. */
export const gateSize = 2 ** 18;

/** Most words that are looked at; what asks whose something is stands near the beginning or the end. */
const maxWords = 120;

/** Apart from each other: what was measured, the shape of the sentence, its words. */
const kinds = { sign: kindOf(1), shape: kindOf(2), word: kindOf(3), pair: kindOf(4) };

/** Probability, 0 to 1, that ownership of something we know is asked at all. */
export type Gate = (query: Query, ranking: Ranking) => number;

const found = createCollector(gateSize);

/**
 * What the gate looks at, each about 0 to 1: the cues, how well it matched, the shape of the sentence,
 * its words.
 */
export function gateFeatures(query: Query, ranking: Ranking): Features {
  for (const { place, measure } of signs) {
    const value = measure(query, ranking);
    if (value !== 0) found.add(place, value);
  }
  for (const feature of shapeFeatures(query.shape, query.cues.questionMark === 1)) {
    found.add(placeIn(gateSize, beside(kinds.shape, feature)), 1);
  }
  const words = ['^', ...query.words.slice(0, maxWords), '$'].map((word) => hash(word));
  for (let at = 0; at < words.length; at++) {
    const [word = 0, next] = [words[at], words[at + 1]];
    found.add(placeIn(gateSize, beside(kinds.word, word)), 1);
    if (next !== undefined) {
      found.add(placeIn(gateSize, beside(beside(kinds.pair, word), next)), 1);
    }
  }
  return found.taken();
}

/** Makes the gate: a logistic regression over hashed features, learnt by `learn-gate.ts`. */
export function createGate(weights: Weights): Gate {
  const bytes = opened(weights, gateSize);
  return (query, ranking) => {
    const { places, values } = gateFeatures(query, ranking);
    let sum = 0;
    for (let at = 0; at < places.length; at++) {
      sum += (bytes[places[at] ?? 0] ?? 0) * (values[at] ?? 0);
    }
    return 1 / (1 + Math.exp(-sum * weights.unit));
  };
}

/** One thing that is measured, 0 to 1. */
type Measure = (query: Query, ranking: Ranking) => number;

const measures: Readonly<Record<string, Measure>> = {
  bias: () => 1,
  score: (_query, [best]) => best?.score ?? 0,
  nearness: (_query, [best]) => best?.parts.best ?? 0,
  coverage: (_query, [best]) => best?.coverage ?? 0,
  lead: (_query, [best, second]) =>
    best === undefined ? 0 : 1 - (second?.score ?? 0) / best.score,
  service: (query) => (subjects(query).length > 0 ? 1 : 0),
  framework: ({ frameworks }) => (frameworks.length > 0 ? 1 : 0),
  asserted: ({ asserted }) => (asserted === null ? 0 : 1),
  length: ({ words }) => Math.min(1, words.length / 40),
  ownership: ownershipCues,
};

/** All that is measured, with its place in the table. */
const signs: readonly { readonly place: number; readonly measure: Measure }[] = [
  ...cueNames.map((name): [string, Measure] => [name, ({ cues }) => cues[name]]),
  ...Object.entries(measures),
].map(([name, measure]) => ({
  place: placeIn(gateSize, beside(kinds.sign, hash(name))),
  measure,
}));

/** Signs of ownership together, 0 to 1: three are as good as ten. */
function ownershipCues({ cues }: Query): number {
  const signs =
    cues.who +
    cues.responsibility +
    cues.alternative +
    cues.possessive +
    cues.obligation +
    cues.doesProvider +
    cues.providerDoes +
    cues.upTo +
    cues.confirmation +
    cues.forUs;
  return Math.min(1, signs / 3);
}
