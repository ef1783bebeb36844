import { z } from 'zod';
import { ConcernId, ServiceId, TipId } from './ids.ts';
import { Day, Phrase } from './shapes.ts';

/** One thing worth doing or knowing today, in at most 300 characters. */
export const Tip = z
  .strictObject({
    id: TipId,
    text: z.string().trim().min(20).max(300),
    concern: ConcernId,
    service: ServiceId.optional(),
    topic: Phrase,
    level: z.enum(['basics', 'practice', 'deep']),
    /** Day after which somebody looks whether it still holds; absent when it cannot age. */
    reviewBy: Day.optional(),
  })
  .readonly();
export type Tip = z.infer<typeof Tip>;
