import { type Query, subjects } from './query.ts';
import type { Ranking } from './rank.ts';
import { shapeFeatures } from './shape.ts';

/** Weight of each feature of the gate; a feature without one counts nothing. */
export type GateWeights = Readonly<Record<string, number>>;

/** What the gate looks at, by name, each about 0 to 1. */
export type Features = Readonly<Record<string, number>>;

/** Query and ranking -> the cues, how well it matched, and the shape of the sentence. */
export function featuresOf(query: Query, ranking: Ranking): Features {
  const shape = shapeFeatures(query.shape, query.cues.questionMark === 1);
  return {
    ...plainFeatures(query, ranking),
    ...Object.fromEntries(shape.map((feature) => [`shape ${feature}`, 1])),
  };
}

function plainFeatures(query: Query, ranking: Ranking): Features {
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

/**
 * Probability, 0 to 1, that ownership of something we know is asked at all: a logistic regression
 * over the features. Fitted by `npm run tune` on messages for that purpose.
 */
export function gate(query: Query, ranking: Ranking, weights: GateWeights): number {
  let z = 0;
  for (const [name, value] of Object.entries(plainFeatures(query, ranking))) {
    z += value * (weights[name] ?? 0);
  }
  for (const feature of shapeFeatures(query.shape, query.cues.questionMark === 1)) {
    z += weights[`shape ${feature}`] ?? 0;
  }
  return 1 / (1 + Math.exp(-z));
}
