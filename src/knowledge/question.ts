import { z } from 'zod';
import { ConcernId } from './ids.ts';
import { Owner } from './shapes.ts';

/** A message as people write it, with the owner of what it asks about; the owner model learns from it. */
export const Question = z
  .strictObject({
    question: z.string().min(2).max(2000),
    owner: z.union([Owner, z.literal('depends')]),
    /** What it is about, where one concern is. */
    concern: ConcernId.optional(),
  })
  .readonly();
export type Question = z.infer<typeof Question>;

/** Lines of JSON -> questions. @throws Error naming each line that is not one. */
export function parseQuestions(text: string, file: string): readonly Question[] {
  const lines = text.split('\n').map((line, at) => ({ line, at: at + 1 }));
  const parsed = lines
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => ({ at, result: Question.safeParse(parsedJson(line)) }));
  const wrong = parsed.flatMap(({ at, result }) =>
    result.success
      ? []
      : [`${file}:${at}: ${result.error.issues.map((i) => i.message).join('; ')}`],
  );
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return parsed.flatMap(({ result }) => (result.success ? [result.data] : []));
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
