import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** From dist/bench, the evals of the checkout. */
const evals = new URL('../../test/evals/', import.meta.url);

/** What all files of evals have in common; a conversation is measured message by message. */
const Line = z.object({ question: z.string().optional(), turns: z.array(z.string()).default([]) });

/** Every message of every file of evals, in order. */
export function evalQuestions(): readonly string[] {
  const files = readdirSync(evals).filter((name) => name.endsWith('.jsonl'));
  return files.sort().flatMap((name) => questionsIn(fileURLToPath(new URL(name, evals))));
}

function questionsIn(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => Line.parse(JSON.parse(line)))
    .flatMap(({ question, turns }) => (question === undefined ? turns : [question]));
}
