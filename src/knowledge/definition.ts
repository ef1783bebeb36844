import { z } from 'zod';
import { DefinitionId } from './ids.ts';
import { Day, Line, Owner, Phrase, Source, Text } from './shapes.ts';

/** A term of the field that people ask to have explained: the model itself, "security of the cloud". */
export const Definition = z
  .strictObject({
    id: DefinitionId,
    name: Phrase,
    asks: z.array(Phrase).min(1).readonly(),
    headline: Line,
    /** The owner that the term itself implies: security *of* the cloud is AWS's. */
    owner: Owner.optional(),
    because: Text,
    aws: z.array(Line).readonly().default([]),
    customer: z.array(Line).readonly().default([]),
    sources: z.array(Source).min(1).readonly(),
    reviewed: Day,
  })
  .readonly();
export type Definition = z.infer<typeof Definition>;
