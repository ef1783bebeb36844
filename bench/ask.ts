import { statSync } from 'node:fs';
import { standingOf } from '../src/answers/ask.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { createIndex } from '../src/matching/create-index.ts';
import { createMatcher } from '../src/matching/matcher.ts';
import { createNames } from '../src/matching/names.ts';
import type { CompiledIndex } from '../src/matching/search-index.ts';
import { evalParts } from '../test/evals/parts.ts';
import { evalQuestions } from './questions.ts';
import { median, quantile, type Row } from './rows.ts';

/** Passes over all questions; the first warms up and is not counted. */
const passes = 4;

/** Questions asked of each index that is made for the growth. */
const sample = 400;

/** Parts of the concerns that an index is made of, to see how it grows. */
const parts = [0.25, 0.5, 1];

/** One question, from text to answer, in this process; and how the index grows with the knowledge. */
export function measureAsk(): readonly Row[] {
  const questions = evalQuestions();
  const { ask, knowledge, matcher } = evalParts();
  const times = timesOf(questions, (question) => ask(question));
  return [
    { what: 'questions asked', value: questions.length * (passes - 1), unit: 'questions' },
    { what: 'ask, median', value: median(times), unit: 'us' },
    { what: 'ask, p99', value: quantile(times, 0.99), unit: 'us' },
    { what: 'ask, longest', value: quantile(times, 1), unit: 'us' },
    ...fileRows(),
    ...parts.flatMap((part) => growthRows(knowledge, matcher.index, part, questions)),
  ];
}

/** Microseconds of each question, after a first pass over all of them. */
function timesOf(questions: readonly string[], run: (question: string) => unknown) {
  const times: number[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    for (const question of questions) {
      const begun = process.hrtime.bigint();
      run(question);
      if (pass > 0) times.push(Number(process.hrtime.bigint() - begun) / 1000);
    }
  }
  return times;
}

function fileRows(): readonly Row[] {
  return ['knowledge.json', 'index.json'].map((name) => {
    const { size } = statSync(new URL(`../${name}`, import.meta.url));
    return { what: name, value: size / 1024, unit: 'kB' };
  });
}

/** An index of the first part of the concerns: its size, and what understanding and ranking cost with it. */
function growthRows(
  knowledge: KnowledgeBase,
  trained: Pick<CompiledIndex, 'gate' | 'everyday'>,
  part: number,
  questions: readonly string[],
): readonly Row[] {
  const count = Math.round(knowledge.concerns.length * part);
  const version = `${knowledge.version}, ${count}`;
  const concerns = knowledge.concerns.slice(0, count);
  const smaller = createKnowledgeBase({ ...knowledge, version, concerns });
  const begun = performance.now();
  const index = createIndex(smaller, createNames(smaller), trained);
  const madeMs = performance.now() - begun;
  const { understand, rank } = createMatcher(smaller, index);
  const standing = standingOf(smaller);
  const asked = questions.filter((_, at) => at % Math.ceil(questions.length / sample) === 0);
  const times = timesOf(asked, (question) => rank(understand(question), standing));
  const what = `index of ${count} concerns`;
  return [
    { what: `${what}, made in`, value: madeMs, unit: 'ms' },
    { what: `${what}, terms`, value: Object.keys(index.terms).length, unit: 'terms' },
    { what: `${what}, size`, value: JSON.stringify(index).length / 1024, unit: 'kB' },
    { what: `${what}, ranking, median`, value: median(times), unit: 'us' },
  ];
}
