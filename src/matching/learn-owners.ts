import type { Owner } from '../knowledge/shapes.ts';
import { featureWeight, tableSize } from './owner-features.ts';
import { owners, softmax } from './owner-model.ts';
import { lottery, packed, type Weights } from './table.ts';

/** One question with the owner of what it asks about. */
export type OwnerExample = {
  readonly features: Uint32Array;
  readonly owner: Owner;
  /** How much it counts beside the others. */
  readonly weight: number;
};

/** Times that all examples are gone through. Measured on examples left out. */
const rounds = 15;

/** Times that all is learnt anew, in another order; the mean of the weights is steadier than any. */
const runs = 3;

/** Size of the first step; later ones shrink with what a weight has already moved (AdaGrad). */
const step = 0.5;

/** Pull of each weight toward 0, so that what was seen once decides nothing. */
const pull = 1e-4;

/**
 * Examples -> weights, by stochastic descent with a step of its own for each weight. The same
 * examples always give the same weights. Takes some seconds, when the knowledge is compiled.
 */
export function learnOwners(examples: readonly OwnerExample[]): Weights {
  const mean = new Float32Array(tableSize * owners.length);
  for (let run = 1; run <= runs; run++) {
    for (const [at, weight] of learnt(examples, run).entries()) {
      if (weight !== 0) mean[at] = (mean[at] ?? 0) + weight / runs;
    }
  }
  return packed(mean);
}

function learnt(examples: readonly OwnerExample[], seed: number): Float32Array {
  const weights = new Float32Array(tableSize * owners.length);
  const moved = new Float32Array(weights.length).fill(1e-3);
  const next = lottery(seed);
  for (let turn = 0; turn < rounds * examples.length; turn++) {
    const example = examples[Math.floor(next() * examples.length)];
    if (example !== undefined) descend(example, weights, moved);
  }
  return weights;
}

function descend(
  { features, owner, weight }: OwnerExample,
  weights: Float32Array,
  moved: Float32Array,
): void {
  const size = featureWeight(features.length);
  const sums = owners.map((_owner, column) => {
    let sum = 0;
    for (const place of features) sum += weights[place * owners.length + column] ?? 0;
    return sum * size;
  });
  const odds = softmax(sums);
  for (const [column, name] of owners.entries()) {
    const slope = weight * size * ((odds[column] ?? 0) - (name === owner ? 1 : 0));
    for (const place of features) {
      const at = place * owners.length + column;
      const value = weights[at] ?? 0;
      const gradient = slope + pull * value;
      const total = (moved[at] ?? 0) + gradient * gradient;
      moved[at] = total;
      weights[at] = value - (step * gradient) / Math.sqrt(total);
    }
  }
}
