import { type Query, subjects } from './query.ts';
import type { Ranking } from './rank.ts';
import { shapeFeatures } from './shape.ts';
import { hash, opened, placeOf, type Weights } from './table.ts';

/** Places of the table of weights. */
export const gateSize = 2 ** 18;

/** Most words that are looked at; what asks whose something is stands near the beginning or the end. */
const maxWords = 120;

/** Apart from each other: what was measured, the shape of the sentence, its words. */
const kinds = { sign: 1, shape: 2, word: 3, pair: 4 };

/** What the gate looks at: places in its table, and the value of each, about 0 to 1. */
export type GateFeatures = { readonly places: Uint32Array; readonly values: Float32Array };

/** Probability, 0 to 1, that ownership of something we know is asked at all. */
export type Gate = (query: Query, ranking: Ranking) => number;

/** Query and ranking -> the cues, how well it matched, the shape of the sentence, its words. */
export function gateFeatures(query: Query, ranking: Ranking): GateFeatures {
  const found = new Map<number, number>();
  for (const [name, value] of Object.entries(signsOf(query, ranking))) {
    if (value !== 0) found.set(placeOf(gateSize, kinds.sign, [hash(name)]), value);
  }
  for (const feature of shapeFeatures(query.shape, query.cues.questionMark === 1)) {
    found.set(placeOf(gateSize, kinds.shape, [hash(feature)]), 1);
  }
  const words = ['^', ...query.words.slice(0, maxWords), '$'].map(hash);
  for (const [at, word] of words.entries()) {
    found.set(placeOf(gateSize, kinds.word, [word]), 1);
    const next = words[at + 1];
    if (next !== undefined) found.set(placeOf(gateSize, kinds.pair, [word, next]), 1);
  }
  return { places: Uint32Array.from(found.keys()), values: Float32Array.from(found.values()) };
}

/** Makes the gate: a logistic regression over hashed features, learnt by `learn-gate.ts`. */
export function createGate(weights: Weights): Gate {
  const bytes = opened(weights, gateSize);
  return (query, ranking) => {
    const { places, values } = gateFeatures(query, ranking);
    let sum = 0;
    for (const [at, place] of places.entries()) sum += (bytes[place] ?? 0) * (values[at] ?? 0);
    return 1 / (1 + Math.exp(-sum * weights.unit));
  };
}

function signsOf(query: Query, ranking: Ranking): Readonly<Record<string, number>> {
  const [best, second] = ranking;
  return {
    ...query.cues,
    bias: 1,
    score: best?.score ?? 0,
    nearness: best?.parts.best ?? 0,
    coverage: best?.coverage ?? 0,
    lead: best === undefined ? 0 : 1 - (second?.score ?? 0) / best.score,
    service: subjects(query).length > 0 ? 1 : 0,
    framework: query.frameworks.length > 0 ? 1 : 0,
    asserted: query.asserted === null ? 0 : 1,
    length: Math.min(1, query.words.length / 40),
    ownership: ownershipCues(query),
  };
}

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
