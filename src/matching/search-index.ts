import { z } from 'zod';
import { ConcernId, DefinitionId, ServiceId } from '../knowledge/ids.ts';
import { Party } from '../knowledge/shapes.ts';

/** What a document stands for. */
export const Subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('concern'), id: ConcernId }),
  z.strictObject({ kind: z.literal('definition'), id: DefinitionId }),
]);
export type Subject = z.infer<typeof Subject>;

/** One way to ask, ready to be compared. */
export const AskEntry = z.strictObject({
  /** Place of its subject in `subjects`. */
  subject: z.number(),
  text: z.string(),
  half: Party.nullable(),
  service: ServiceId.nullable(),
  /** Sum of the weights of its terms. */
  weight: z.number(),
});
export type AskEntry = z.infer<typeof AskEntry>;

/** Where a term stands and what it weighs there, in turns: at, weight, at, weight, ... */
export const Postings = z.array(z.number()).readonly();
export type Postings = z.infer<typeof Postings>;

/** A term with everything that holds it. */
export const IndexedTerm = z.tuple([
  z.string(),
  z.strictObject({
    /** Inverse document frequency over subjects. */
    rarity: z.number(),
    /** Asks that hold it, with its weight in each. */
    asks: Postings,
    /** Subjects whose asks, name or summary hold it: BM25 without the rarity. */
    documents: Postings,
    /** Subjects whose reasons, halves or actions hold it: the same. */
    bodies: Postings,
  }),
]);
export type IndexedTerm = z.infer<typeof IndexedTerm>;
export type TermPostings = IndexedTerm[1];

/** Everything that ranking needs, as it is compiled to a file: made once from the knowledge. */
export const CompiledIndex = z.strictObject({
  /** Version of the knowledge it was made from. */
  version: z.string(),
  subjects: z.array(Subject).readonly(),
  asks: z.array(AskEntry).readonly(),
  terms: z.array(IndexedTerm).readonly(),
  /** Words of the asks, for mending typing errors. */
  vocabulary: z.array(z.string()).readonly(),
});
export type CompiledIndex = z.infer<typeof CompiledIndex>;

/** The index with its look-up. */
export type SearchIndex = Omit<CompiledIndex, 'terms'> & {
  readonly terms: ReadonlyMap<string, TermPostings>;
};

export function openIndex({ terms, ...rest }: CompiledIndex): SearchIndex {
  return { ...rest, terms: new Map(terms) };
}
