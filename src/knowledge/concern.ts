import { z } from 'zod';
import { ConcernId, ServiceId } from './ids.ts';
import { Day, HttpsUrl, Line, Party, Phrase, ServiceModel, Source, Text } from './shapes.ts';

const MarkedAsk = z.strictObject({
  text: Phrase,
  half: Party.optional(),
  service: ServiceId.optional(),
});
/** One way to ask for a concern; marked when it is about one party's half, or about one service. */
export type Ask = z.infer<typeof MarkedAsk>;
export const Ask = z.union([Phrase.transform((text): Ask => ({ text })), MarkedAsk]);

/** The fields every cell has, owned or not. */
const reason = {
  because: Text,
  /** Where it holds only in some partition or Region: says which. */
  where: Line.optional(),
  sources: z.array(Source).readonly().default([]),
};

const halves = { aws: z.array(Line).min(1).readonly(), customer: z.array(Line).min(1).readonly() };

/** Who owns the concern, why, and both halves; `none` where the concern does not arise. */
const cells = [
  z.strictObject({ ...reason, owner: z.literal('aws'), ...halves }),
  z.strictObject({ ...reason, owner: z.literal('customer'), ...halves }),
  z.strictObject({ ...reason, owner: z.literal('shared'), line: Line, ...halves }),
  z.strictObject({ ...reason, owner: z.literal('none') }),
] as const;
export const Cell = z.discriminatedUnion('owner', cells);
export type Cell = z.infer<typeof Cell>;

const models = { models: z.array(ServiceModel).min(1).readonly() };
const services = { services: z.array(ServiceId).min(1).readonly() };

/** The general line: a cell for every service of these models. */
export const ModelLine = z.discriminatedUnion('owner', [
  cells[0].extend(models),
  cells[1].extend(models),
  cells[2].extend(models),
  cells[3].extend(models),
]);
export type ModelLine = z.infer<typeof ModelLine>;

/** Services for which the general line would mislead. */
export const Exception = z.discriminatedUnion('owner', [
  cells[0].extend(services),
  cells[1].extend(services),
  cells[2].extend(services),
  cells[3].extend(services),
]);
export type Exception = z.infer<typeof Exception>;

/** What the customer does about it; without `services` it holds for all. */
export const Action = z
  .strictObject({
    do: Line,
    services: z.array(ServiceId).min(1).readonly().optional(),
    models: z.array(ServiceModel).min(1).readonly().optional(),
    checks: z.array(Phrase).readonly().default([]),
    source: HttpsUrl,
  })
  .readonly();
export type Action = z.infer<typeof Action>;

/** Something somebody must take care of. `home` is the service meant when none is named. */
export const Concern = z
  .strictObject({
    id: ConcernId,
    name: Phrase,
    group: Phrase,
    summary: Text,
    home: ServiceId.optional(),
    /** What holds when no service is named, where one answer is right though models differ. */
    general: Cell.optional(),
    asks: z.array(Ask).min(1).readonly(),
    lines: z.array(ModelLine).min(1).readonly(),
    exceptions: z.array(Exception).readonly().default([]),
    actions: z.array(Action).min(1).max(8).readonly(),
    sources: z.array(Source).min(1).readonly(),
    reviewed: Day,
  })
  .readonly();
export type Concern = z.infer<typeof Concern>;
