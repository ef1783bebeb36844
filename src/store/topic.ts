import { z } from 'zod';

/** What a thread was last about, as a row; `answers` calls it a topic. */
export const AnswerTopic = z.strictObject({
  kind: z.enum([
    'responsibility',
    'depends',
    'choice',
    'several',
    'overview',
    'comparison',
    'definition',
    'framework',
    'unknown',
  ]),
  concern: z.string().nullable(),
  service: z.string().nullable(),
});
export type AnswerTopic = z.infer<typeof AnswerTopic>;
