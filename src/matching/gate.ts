import { gateWeights } from './gate-weights.ts';
import { type Query, subjects } from './query.ts';
import type { Ranking } from './rank.ts';

/** What the gate looks at: the cues and how well the question matched, each about 0 to 1. */
export type Features = Readonly<Record<string, number>>;

/** Query and ranking -> features of the gate. */
export function featuresOf(query: Query, ranking: Ranking): Features {
  const [best, second] = ranking;
  const services = subjects(query).length;
  return {
    ...query.cues,
    bias: 1,
    score: best?.score ?? 0,
    nearness: best?.parts.best ?? 0,
    coverage: best?.coverage ?? 0,
    lead: best === undefined ? 0 : 1 - (second?.score ?? 0) / best.score,
    service: services > 0 ? 1 : 0,
    framework: query.frameworks.length > 0 ? 1 : 0,
    asserted: query.asserted === null ? 0 : 1,
    length: Math.min(1, query.words.length / 40),
    ownershipCues: Math.min(
      1,
      (query.cues.who +
        query.cues.responsibility +
        query.cues.alternative +
        query.cues.possessive +
        query.cues.obligation +
        query.cues.doesProvider +
        query.cues.providerDoes +
        query.cues.upTo +
        query.cues.confirmation +
        query.cues.forUs) /
        3,
    ),
  };
}

/**
 * Probability, 0 to 1, that ownership of something we know is asked at all: a logistic regression
 * over the features. Fitted by `npm run tune` on the tuning half of the evals.
 */
export function gate(query: Query, ranking: Ranking): number {
  const z = Object.entries(featuresOf(query, ranking)).reduce(
    (sum, [name, value]) => sum + value * (gateWeights[name] ?? 0),
    0,
  );
  return 1 / (1 + Math.exp(-z));
}
