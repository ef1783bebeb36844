import { z } from 'zod';

const slug = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

/** Lower-case slug, the id of an entry of `knowledge/services`: `ec2`, `rds`, `s3`. */
export const ServiceId = z.string().regex(slug).brand<'ServiceId'>();
export type ServiceId = z.infer<typeof ServiceId>;

/** Lower-case slug, the id of an entry of `knowledge/concerns`: `guest-os-patching`. */
export const ConcernId = z.string().regex(slug).brand<'ConcernId'>();
export type ConcernId = z.infer<typeof ConcernId>;

/** Lower-case slug, the id of an entry of `knowledge/tips`. */
export const TipId = z.string().regex(slug).brand<'TipId'>();
export type TipId = z.infer<typeof TipId>;

/** Lower-case slug, the id of an entry of `knowledge/frameworks`: `pci-dss-4.0`. */
export const FrameworkId = z.string().regex(slug).brand<'FrameworkId'>();
export type FrameworkId = z.infer<typeof FrameworkId>;

/** Lower-case slug, the id of an entry of `knowledge/definitions`: `shared-responsibility-model`. */
export const DefinitionId = z.string().regex(slug).brand<'DefinitionId'>();
export type DefinitionId = z.infer<typeof DefinitionId>;
