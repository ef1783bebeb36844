import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Item, parseItems } from '../test/evals/item.ts';
import { evalParts } from '../test/evals/parts.ts';
import { type Outcome, tally } from '../test/evals/score.ts';
import { type Contender, contenders } from './contenders.ts';
import { weighed } from './heap.ts';
import { median, quantile } from './rows.ts';
import { tableText } from './table.ts';
import { passes, timesOf } from './times.ts';

/** Nothing was tuned on these. */
const sets = ['report', 'final'];

/** Of one contender, all that the table shows. */
type Measured = {
  readonly name: string;
  readonly outcomes: readonly (readonly Outcome[])[];
  /** Microseconds a question. */
  readonly times: readonly number[];
  readonly heldMb: number;
  readonly madeMs: number;
};

/** srm beside matchers off the shelf, over the same knowledge and questions, in one run. */
export function measureMatchers(): string {
  const parts = evalParts();
  const questions = sets.map(ownedItems);
  const all = contenders(parts).map((contender) => measure(contender, questions));
  const counts = questions.map((items, at) => `${items.length} of ${sets[at]}`).join(', ');
  return [
    `matchers: single messages that want an owner (${counts}), shares in %`,
    tableText(
      ['', ...sets.flatMap((name) => [`${name}: right`, 'or def.', 'wrong']), ...heading],
      all.map(rowOf),
    ),
  ].join('\n');
}

const heading = ['median us', 'p99 us', 'index MB', 'made in ms'];

function ownedItems(name: string): readonly Item[] {
  const file = new URL(`../../test/evals/${name}.jsonl`, import.meta.url);
  return parseItems(readFileSync(fileURLToPath(file), 'utf8')).filter(
    ({ expected, turns }) => expected !== null && turns === undefined,
  );
}

/** Most milliseconds of timing: some of the others take a hundred times as long as the rest. */
const budgetMs = 10_000;

/** Asks all questions, which warms up too; then times as many of them as the budget allows. */
function measure({ name, build }: Contender, items: readonly (readonly Item[])[]): Measured {
  const { made, heldMb, madeMs } = weighed(build);
  const begun = performance.now();
  const outcomes = items.map((set) => set.map(made.outcome));
  const tookMs = performance.now() - begun;
  const step = Math.ceil((tookMs * passes) / budgetMs);
  const sample = items.flat().filter((_, at) => at % step === 0);
  const times = timesOf(
    sample.map(({ question = '' }) => question),
    made.answer,
  );
  return { name, outcomes, times, heldMb: heldMb(), madeMs };
}

function rowOf({ name, outcomes, times, heldMb, madeMs }: Measured): readonly string[] {
  return [
    name,
    ...outcomes.flatMap(sharesOf),
    median(times).toFixed(0),
    quantile(times, 0.99).toFixed(0),
    heldMb.toFixed(1),
    madeMs.toFixed(0),
  ];
}

function sharesOf(outcomes: readonly Outcome[]): readonly string[] {
  const { right, defensible, wrong, total } = tally(outcomes);
  return [right, right + defensible, wrong].map((part) => ((100 * part) / total).toFixed(1));
}
