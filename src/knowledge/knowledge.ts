import { z } from 'zod';
import { Catalogue, SourceHosts } from './catalogue.ts';
import { Concern } from './concern.ts';
import { Definition } from './definition.ts';
import { Framework } from './framework.ts';
import type { Room } from './read.ts';
import { Service } from './service.ts';
import { Tip } from './tip.ts';

/** Everything the app knows, checked and complete; also the shape of the compiled file. */
export const Knowledge = z
  .strictObject({
    /** Day of the newest review and the first digits of a hash of the content: `2026-11-23.1a2b3c4d`. */
    version: z.string(),
    services: z.array(Service).readonly(),
    concerns: z.array(Concern).readonly(),
    tips: z.array(Tip).readonly(),
    frameworks: z.array(Framework).readonly(),
    definitions: z.array(Definition).readonly(),
    catalogue: z.array(z.union([Catalogue, SourceHosts])).readonly(),
  })
  .readonly();
export type Knowledge = z.infer<typeof Knowledge>;

/** The shape of one entry of each room. */
export const entryShapes = {
  services: Service,
  concerns: Concern,
  tips: Tip,
  frameworks: Framework,
  definitions: Definition,
  catalogue: z.union([Catalogue, SourceHosts]),
} as const satisfies Record<Room, z.ZodType>;
