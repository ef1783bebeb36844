#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { createAsk } from '../answers/ask.ts';
import { type AskListed, createAskListed } from '../answers/listed.ts';
import { KnowledgeError } from '../knowledge/problem.ts';
import { StoreError } from '../store/store-error.ts';
import { answerJson } from './answer-json.ts';
import { answerText } from './answer-text.ts';
import { checkReport, reportText } from './check-report.ts';
import { checklistText } from './checklist.ts';
import { type Command, commandOf, helpText } from './command.ts';
import { explanation } from './explanation.ts';
import { filterProblems, matrixRows } from './matrix.ts';
import { matrixText } from './matrix-text.ts';
import { createPaint, type Page } from './page.ts';
import { checkKnowledge, knowledgeBase, matcherOf } from './parts.ts';
import { FileError } from './questionnaire/files.ts';
import { fillInFile, type Wish } from './questionnaire/fill-in-file.ts';
import { createProgress } from './questionnaire/progress.ts';
import type { StoreCommand } from './store/store-command.ts';

const { stdin, stdout, stderr, env } = process;

/** Widest text that is still easy to read; what is no terminal gets it as it comes. */
const maxWidth = 100;

const page: Page = {
  paint: createPaint(stdout.isTTY === true && env.NO_COLOR === undefined),
  width: stdout.isTTY === true ? Math.min(stdout.columns, maxWidth) : Number.POSITIVE_INFINITY,
};

async function run(command: Command): Promise<number> {
  switch (command.kind) {
    case 'ask':
      return answerQuestions(command);
    case 'check': {
      const report = checkReport(checkKnowledge(env.KNOWLEDGE_OVERLAY));
      print(command.json ? JSON.stringify(report) : reportText(report));
      return report.errors.length === 0 ? 0 : 1;
    }
    case 'matrix':
      return printMatrix(command);
    case 'checklist':
      return printChecklist(command.service);
    case 'questionnaire':
      return fillInQuestionnaire(command);
    case 'store':
      return tendStore(command);
    case 'help':
      print(helpText.trimEnd());
      return 0;
    case 'wrong':
      stderr.write(`srm: ${command.message}\n\n${helpText}`);
      return 1;
    default:
      return command satisfies never;
  }
}

function printMatrix({ format, filter }: Extract<Command, { kind: 'matrix' }>): number {
  const knowledge = knowledgeBase(env.KNOWLEDGE_OVERLAY);
  const problems = filterProblems(knowledge, filter);
  if (problems.length > 0) return complain(problems);
  print(matrixText(knowledge, matrixRows(knowledge, filter), format));
  return 0;
}

/** Loaded only for this: the shell's other answers need no database. */
async function tendStore(command: StoreCommand): Promise<number> {
  const { runStore } = await import('./store/run-store.ts');
  const { DATABASE_URL: databaseUrl, DATA_DIR } = env;
  const place = databaseUrl ? { databaseUrl } : { dataDir: DATA_DIR || './data' };
  const { text, isWell } = await runStore(command, place);
  if (text !== '') print(text);
  return isWell ? 0 : 1;
}

function printChecklist(id: string): number {
  const knowledge = knowledgeBase(env.KNOWLEDGE_OVERLAY);
  const service = knowledge.findService(id);
  if (service === undefined) return complain([`unknown service "${id}"`]);
  print(checklistText(knowledge, service, page));
  return 0;
}

async function fillInQuestionnaire(wish: Wish): Promise<number> {
  const progress = createProgress(stderr, () => performance.now());
  const askListed = (): AskListed => {
    const knowledge = knowledgeBase(env.KNOWLEDGE_OVERLAY);
    return createAskListed(knowledge, matcherOf(knowledge));
  };
  try {
    const lines = await fillInFile(wish, { askListed, onRow: progress.onRow });
    progress.end();
    // What is no answer stays out of the sheet that may go there.
    for (const line of lines) stderr.write(`${line}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return complain([error.message]);
  }
}

function complain(problems: readonly string[]): number {
  for (const problem of problems) stderr.write(`srm: ${problem}\n`);
  return 1;
}

async function answerQuestions({
  question,
  json,
  channel,
  explain,
}: Extract<Command, { kind: 'ask' }>): Promise<number> {
  const knowledge = knowledgeBase(env.KNOWLEDGE_OVERLAY);
  const matcher = matcherOf(knowledge);
  const ask = createAsk(knowledge, matcher);
  const answer = (line: string): void => {
    const given = ask(line, { hearing: channel ? 'overheard' : 'addressed' });
    if (explain) print(explanation(knowledge, matcher, line));
    else print(json ? answerJson(given) : answerText(given, page));
  };
  if (question !== null) answer(question);
  else for await (const line of createInterface({ input: stdin })) answer(line);
  return 0;
}

function print(text: string): void {
  stdout.write(`${text}\n`);
}

// A reader that stops early ("| head") is no error.
stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await run(commandOf(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof KnowledgeError || error instanceof StoreError)) throw error;
  stderr.write(`${error.name}: ${error.message}\n`);
  process.exitCode = 1;
}
