import { createAsk } from '../src/answers/ask.ts';
import { createKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { createIndex } from '../src/matching/create-index.ts';
import { createMatcher } from '../src/matching/matcher.ts';
import { createNames } from '../src/matching/names.ts';
import { evalParts } from '../test/evals/parts.ts';
import { grown } from './grown.ts';
import type { Growth } from './growth.ts';
import { weighed } from './heap.ts';
import { evalQuestions } from './questions.ts';
import { median, quantile } from './rows.ts';
import { timesOf } from './times.ts';

/** Questions timed: every so many of the evals, each in the words of another team. */
const step = 4;

// One size of knowledge, given as the argument; prints what was found as a line of JSON.
const factor = Number(process.argv[2] ?? 1);
const { knowledge: ours, matcher } = evalParts();
const { knowledge: larger, said } = grown(ours, factor);
const knowledge = createKnowledgeBase(larger);
const { gate, owners, everyday } = matcher.index;
const begun = performance.now();
// As text, as it is loaded: what makes an index also leaves much behind.
const text = JSON.stringify(
  createIndex(knowledge, createNames(knowledge), { gate, owners, everyday }),
);
const madeS = (performance.now() - begun) / 1000;
const loaded = weighed(() => createMatcher(knowledge, JSON.parse(text)));
const ask = createAsk(knowledge, loaded.made);
const questions = evalQuestions()
  .filter((_, at) => at % step === 0)
  .map((question, at) => said(question, (at * 31) % factor));
const times = timesOf(questions, ask);
const growth: Growth = {
  factor,
  concerns: knowledge.concerns.length,
  services: knowledge.services.length,
  terms: Object.keys(JSON.parse(text).terms).length,
  medianUs: median(times),
  p99Us: quantile(times, 0.99),
  heldMb: loaded.heldMb(),
  madeS,
};
process.stdout.write(`${JSON.stringify(growth)}\n`);
