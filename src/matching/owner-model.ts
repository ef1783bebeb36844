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
  return (query) => {
    const plain = ownerFeatures(query, modelOf);
    const besideOf = candidateFeatures(query, modelOf);
    const sums = sumsOf(plain, bytes);
    return (candidate) => {
      const features = besideOf(candidate);
      const more = sumsOf(features, bytes);
      const scale = weights.unit * featureWeight(plain.length + features.length);
      const [aws = 0, customer = 0, shared = 0] = softmax(
        sums.map((sum, column) => scale * (sum + (more[column] ?? 0))),
      );
      return { aws, customer, shared };
    };
  };
}

/** What the features say, by column. */
function sumsOf(features: Uint32Array, bytes: Int8Array): readonly number[] {
  let [first, second, third] = [0, 0, 0];
  for (let next = 0; next < features.length; next++) {
    const at = (features[next] ?? 0) * owners.length;
    first += bytes[at] ?? 0;
    second += bytes[at + 1] ?? 0;
    third += bytes[at + 2] ?? 0;
  }
  return [first, second, third];
}

/** Scores -> probabilities. */
export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
