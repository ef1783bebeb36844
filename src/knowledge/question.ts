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

/** A message, marked whether it asks who owns something we know; the gate learns from it. */
export const Message = z
  .strictObject({ question: z.string().min(2).max(2000), asked: z.boolean() })
  .readonly();
export type Message = z.infer<typeof Message>;

/** Lines of JSON -> what the shape says. @throws Error naming each line that is not one. */
export function parseLines<S extends z.ZodType>(
  shape: S,
  text: string,
  file: string,
): readonly z.infer<S>[] {
  const parsed = text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    return [{ at: at + 1, result: shape.safeParse(parsedJson(line)) }];
  });
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
