import { readFileSync, statSync } from 'node:fs';
import { createMatcher } from '../src/matching/matcher.ts';
import type { CompiledIndex } from '../src/matching/search-index.ts';
import { evalParts } from '../test/evals/parts.ts';
import { weighed } from './heap.ts';
import { evalQuestions } from './questions.ts';
import { median, quantile, type Row } from './rows.ts';
import { timesOf } from './times.ts';

/** What we promise: microseconds a question, with the whole knowledge, on one core, warmed up. */
const promisedUs = { median: 150, p99: 1000 };

/** What the index may hold, MB. */
const promisedMb = 40;

/** One question, from text to answer, in this process; and what the index of the knowledge holds. */
export function measureAsk(): readonly Row[] {
  const questions = evalQuestions();
  const { ask, knowledge } = evalParts();
  const loaded = weighed(() => createMatcher(knowledge, compiledIndex()));
  const fresh = loaded.heldMb();
  // Postings are unpacked when they are first asked for: only then the index is all there.
  for (const question of questions)
    loaded.made.understand(question).terms.forEach(({ text }) => {
      loaded.made.index.term(text);
    });
  const used = loaded.heldMb();
  const times = timesOf(questions, ask);
  return [
    { what: 'questions timed', value: times.length, unit: 'questions' },
    { what: 'ask, median', value: median(times), unit: 'us', limit: promisedUs.median },
    { what: 'ask, p99', value: quantile(times, 0.99), unit: 'us', limit: promisedUs.p99 },
    { what: 'ask, longest', value: quantile(times, 1), unit: 'us' },
    { what: 'index, loaded in', value: loaded.madeMs, unit: 'ms' },
    { what: 'index, memory, loaded', value: fresh, unit: 'MB', limit: promisedMb },
    { what: 'index, memory, after all questions', value: used, unit: 'MB', limit: promisedMb },
    ...fileRows(),
  ];
}

function compiledIndex(): CompiledIndex {
  return JSON.parse(readFileSync(new URL('../index.json', import.meta.url), 'utf8'));
}

function fileRows(): readonly Row[] {
  return ['knowledge.json', 'index.json'].map((name) => {
    const { size } = statSync(new URL(`../${name}`, import.meta.url));
    return { what: name, value: size / 1024, unit: 'kB' };
  });
}
