import { gateSize } from './gate.ts';
import { type Features, lottery, packed, type Weights } from './table.ts';

/** One message, marked. */
export type GateExample = {
  readonly features: Features;
  /** Whether it asks who owns something we know. */
  readonly asked: boolean;
  /** How much it counts beside the others. */
  readonly weight: number;
};

/** Times that all examples are gone through. Measured on messages left out. */
const rounds = 20;

/** Size of the first step; later ones shrink with what a weight has already moved (AdaGrad). */
const step = 0.3;

/** Pull of each weight toward 0. */
const pull = 1e-3;

/**
 * Examples -> weights. Asked ones and the rest count the same together, however many there are of
 * each. The same examples always give the same weights.
 */
export function learnGate(examples: readonly GateExample[]): Weights {
  const weightOf = (asked: boolean): number =>
    examples.reduce((sum, one) => sum + (one.asked === asked ? one.weight : 0), 0);
  const balance = weightOf(true) / Math.max(1, weightOf(false));
  const weights = new Float32Array(gateSize);
  const moved = new Float32Array(gateSize).fill(1e-2);
  const next = lottery(1);
  for (let turn = 0; turn < rounds * examples.length; turn++) {
    const example = examples[Math.floor(next() * examples.length)];
    if (example === undefined) continue;
    const { features, asked, weight } = example;
    const error =
      (asked ? weight : weight * balance) * (chance(features, weights) - (asked ? 1 : 0));
    for (const [at, place] of features.places.entries()) {
      const value = weights[place] ?? 0;
      const gradient = error * (features.values[at] ?? 0) + pull * value;
      const total = (moved[place] ?? 0) + gradient * gradient;
      moved[place] = total;
      weights[place] = value - (step * gradient) / Math.sqrt(total);
    }
  }
  return packed(weights);
}

function chance({ places, values }: Features, weights: Float32Array): number {
  let sum = 0;
  for (const [at, place] of places.entries()) sum += (weights[place] ?? 0) * (values[at] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
