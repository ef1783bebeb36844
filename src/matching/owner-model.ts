import type { ServiceId } from '../knowledge/ids.ts';
import type { Owner, ServiceModel } from '../knowledge/shapes.ts';
import {
  type Candidate,
  candidateFeatures,
  featureWeight,
  ownerFeatures,
  tableSize,
} from './owner-features.ts';
import type { Query } from './query.ts';
import { opened, type Weights } from './table.ts';

/** Owners in the order of the table's columns. */
export const owners: readonly Owner[] = ['aws', 'customer', 'shared'];

/** Probability of each owner, 0 to 1; together 1. */
export type OwnerOdds = Readonly<Record<Owner, number>>;

/** Whose part the words of a question are about, given what it may be about: each concern has its own sense of words. */
export type OwnerModel = (query: Query) => (candidate: Candidate) => OwnerOdds;

/** Makes the model: a multinomial logistic regression over hashed features. */
export function createOwnerModel(
  weights: Weights,
  modelOf: (service: ServiceId) => ServiceModel,
): OwnerModel {
  const bytes = opened(weights, tableSize * owners.length);
  const sumOf = (features: Uint32Array, column: number): number => {
    let sum = 0;
    for (const place of features) sum += bytes[place * owners.length + column] ?? 0;
    return sum;
  };
  return (query) => {
    const plain = ownerFeatures(query, modelOf);
    const besideOf = candidateFeatures(query, modelOf);
    const sums = owners.map((_owner, column) => sumOf(plain, column));
    return (candidate) => {
      const features = besideOf(candidate);
      const scale = weights.unit * featureWeight(plain.length + features.length);
      const scores = sums.map((sum, column) => scale * (sum + sumOf(features, column)));
      const [aws = 0, customer = 0, shared = 0] = softmax(scores);
      return { aws, customer, shared };
    };
  };
}

/** Scores -> probabilities. */
export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
