import { z } from 'zod';
import { ServiceId } from './ids.ts';
import { Day, HttpsUrl, Phrase, ServiceModel, Text } from './shapes.ts';

/** What AWS says about the future of a service, in AWS's words: maintenance, sunset, full shutdown. */
export const Lifecycle = z
  .strictObject({
    state: z.enum(['maintenance', 'sunset', 'ended']),
    note: Text,
    source: HttpsUrl.optional(),
  })
  .readonly();
export type Lifecycle = z.infer<typeof Lifecycle>;

/**
 * A thing AWS sells, or a kind of it that changes who owns what (EKS managed node groups).
 *
 * `aliases` mean the service wherever they stand. `hints` mean it only when no alias of another
 * service is there ("bucket"), or, for a kind (`partOf`), only when its parent is named too.
 */
export const Service = z
  .strictObject({
    id: ServiceId,
    name: Phrase,
    aliases: z.array(Phrase).readonly(),
    hints: z.array(Phrase).readonly().default([]),
    partOf: ServiceId.optional(),
    category: Phrase,
    model: ServiceModel,
    why: Text,
    lifecycle: Lifecycle.optional(),
    security: HttpsUrl,
    reviewed: Day,
  })
  .readonly();
export type Service = z.infer<typeof Service>;
