import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { featuresOf } from '../../src/matching/gate.ts';
import { parseItems } from './item.ts';
import { evalParts } from './parts.ts';

/** Pull of every weight toward 0: with some thousand messages, a shape seen twice must not decide. */
const regularisation = 0.0015;

/** Least messages that must show a feature. */
const leastSeen = 3;

const rounds = 1500;
const step = 2;

type Sample = { readonly wanted: 0 | 1; readonly features: readonly (readonly [string, number])[] };

const root = new URL('../../../', import.meta.url);
const { matcher, standing } = evalParts();

/** The tuning half, and messages written for the gate alone; nothing of what is reported on. */
function messages(): readonly (readonly [string, boolean])[] {
  const read = (name: string): string => {
    const path = fileURLToPath(new URL(`test/evals/${name}.jsonl`, root));
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const tuning = parseItems(read('tuning'))
    .filter(({ turns }) => turns === undefined)
    .map(
      ({ question = '', expected, kind }) =>
        [question, expected !== null || kind !== undefined] as const,
    );
  const Marked = z.object({ question: z.string(), asked: z.boolean() });
  const marked = ['gate-1', 'gate-2'].flatMap((name) =>
    read(name)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Marked.parse(JSON.parse(line)))
      .map(({ question, asked }) => [question, asked] as const),
  );
  return [...tuning, ...marked];
}

function samples(): readonly Sample[] {
  const all = messages().map(([question, asked]): Sample => {
    const query = matcher.understand(question);
    const features = Object.entries(featuresOf(query, matcher.rank(query, standing)));
    return { wanted: asked ? 1 : 0, features: features.filter(([, value]) => value !== 0) };
  });
  const seen = new Map<string, number>();
  for (const { features } of all) {
    for (const [name] of features) seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  return all.map(({ wanted, features }) => ({
    wanted,
    features: features.filter(([name]) => (seen.get(name) ?? 0) >= leastSeen),
  }));
}

/** Batch gradient descent; the same samples always give the same weights. */
function regress(all: readonly Sample[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const gradient = new Map<string, number>();
    for (const { wanted, features } of all) {
      const error = probability(features, weights) - wanted;
      for (const [name, x] of features) gradient.set(name, (gradient.get(name) ?? 0) + error * x);
    }
    for (const [name, slope] of gradient) {
      const weight = weights.get(name) ?? 0;
      const pull = name === 'bias' ? 0 : regularisation * weight;
      weights.set(name, weight - step * (slope / all.length + pull));
    }
  }
  return weights;
}

function probability(features: Sample['features'], weights: ReadonlyMap<string, number>): number {
  const z = features.reduce((sum, [name, x]) => sum + x * (weights.get(name) ?? 0), 0);
  return 1 / (1 + Math.exp(-z));
}

/** Five-fold: how often the gate is right on messages that it was not fitted on. */
function crossValidated(all: readonly Sample[]): string {
  const folds = 5;
  const scored = Array.from({ length: folds }, (_, fold) => {
    const weights = regress(all.filter((_sample, at) => at % folds !== fold));
    return all
      .filter((_sample, at) => at % folds === fold)
      .map(({ wanted, features }) => ({ wanted, p: probability(features, weights) }));
  }).flat();
  const asked = scored.filter(({ wanted }) => wanted === 1);
  const quiet = scored.filter(({ wanted }) => wanted === 0);
  const above = (list: typeof scored, least: number): string =>
    `${((100 * list.filter(({ p }) => p >= least).length) / list.length).toFixed(1)} %`;
  return [0.3, 0.5, 0.6, 0.7, 0.8, 0.9]
    .map(
      (least) =>
        `  from ${least}: ${above(asked, least)} of the asked, ${above(quiet, least)} of the rest`,
    )
    .join('\n');
}

const all = samples();
if (process.argv.includes('--cross')) process.stdout.write(`${crossValidated(all)}\n`);
const kept = [...regress(all)].filter(([, weight]) => Math.abs(weight) >= 0.02);
const rounded = Object.fromEntries(kept.map(([name, weight]) => [name, Number(weight.toFixed(2))]));
writeFileSync(
  fileURLToPath(new URL('src/matching/gate-weights.json', root)),
  `${JSON.stringify(rounded, null, 1)}\n`,
);
process.stdout.write(`${all.length} messages, ${kept.length} weights\n`);
