import { z } from 'zod';

/** Ids of checks that an action may name; whoever names another made a mistake. */
export const Catalogue = z
  .strictObject({
    id: z.enum(['security-hub', 'config-rules', 'prowler']),
    name: z.string(),
    /** Where the ids were taken from, and when. */
    origin: z.string(),
    checks: z.array(z.string().min(2)).readonly(),
  })
  .readonly();
export type Catalogue = z.infer<typeof Catalogue>;

/** Hosts whose pages may be a source: AWS, standard bodies, makers of products named. */
export const SourceHosts = z
  .strictObject({ id: z.literal('hosts'), hosts: z.array(z.string()).readonly() })
  .readonly();
export type SourceHosts = z.infer<typeof SourceHosts>;
