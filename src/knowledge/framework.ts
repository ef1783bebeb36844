import { z } from 'zod';
import { ConcernId, FrameworkId } from './ids.ts';
import { Day, Line, Phrase, Source, Text } from './shapes.ts';

/** A set of requirements somebody audits: which concerns each requirement id stands for. */
export const Framework = z
  .strictObject({
    id: FrameworkId,
    name: Phrase,
    aliases: z.array(Phrase).min(1).readonly(),
    because: Text,
    aws: z.array(Line).min(1).readonly(),
    customer: z.array(Line).min(1).readonly(),
    /** The concern that answers "are we compliant because AWS is". */
    concern: ConcernId,
    requirements: z
      .array(
        z.strictObject({
          id: z.string().trim().min(1).max(40),
          name: Phrase,
          concerns: z.array(ConcernId).min(1).readonly(),
        }),
      )
      .min(1)
      .readonly(),
    sources: z.array(Source).min(1).readonly(),
    reviewed: Day,
  })
  .readonly();
export type Framework = z.infer<typeof Framework>;
