import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { featuresOf } from '../../src/matching/gate.ts';
import { messagesOf, parseItems } from './item.ts';
import { evalParts } from './parts.ts';

/** Pull of every weight toward 0: with 500 messages, a cue seen twice must not decide. */
const regularisation = 0.004;

const rounds = 4000;
const step = 0.8;

const root = new URL('../../../', import.meta.url);
const { matcher, standing } = evalParts();
const items = parseItems(
  readFileSync(fileURLToPath(new URL('test/evals/tuning.jsonl', root)), 'utf8'),
).filter(({ turns }) => turns === undefined);

const samples = items.map((item) => {
  const query = matcher.understand(messagesOf(item)[0] ?? '');
  const wanted = item.expected !== null || item.kind !== undefined ? 1 : 0;
  return { wanted, features: Object.entries(featuresOf(query, matcher.rank(query, standing))) };
});

/** Batch gradient descent; the same samples always give the same weights. */
function fit(): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const gradient = new Map<string, number>();
    for (const { wanted, features } of samples) {
      const z = features.reduce((sum, [name, x]) => sum + x * (weights.get(name) ?? 0), 0);
      const error = 1 / (1 + Math.exp(-z)) - wanted;
      for (const [name, x] of features) gradient.set(name, (gradient.get(name) ?? 0) + error * x);
    }
    for (const [name, slope] of gradient) {
      const weight = weights.get(name) ?? 0;
      const pull = name === 'bias' ? 0 : regularisation * weight;
      weights.set(name, weight - step * (slope / samples.length + pull));
    }
  }
  return weights;
}

const lines = [...fit()].map(([name, weight]) => `  ${name}: ${weight.toFixed(2)},`);
writeFileSync(
  fileURLToPath(new URL('src/matching/gate-weights.ts', root)),
  `/** Weights of the gate's features, written by \`npm run tune\`. */
export const gateWeights: Readonly<Record<string, number>> = {
${lines.join('\n')}
};
`,
);
