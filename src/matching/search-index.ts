import type { ConcernId, DefinitionId, ServiceId } from '../knowledge/ids.ts';
import type { Party } from '../knowledge/shapes.ts';
import type { Weights } from './table.ts';

/** What a document stands for. */
export type Subject =
  | { readonly kind: 'concern'; readonly id: ConcernId }
  | { readonly kind: 'definition'; readonly id: DefinitionId };

/** One way to ask, ready to be compared. */
export type AskEntry = {
  /** Place of its subject in `subjects`. */
  readonly subject: number;
  readonly text: string;
  readonly half: Party | null;
  readonly service: ServiceId | null;
  /** Sum of the weights of its terms. */
  readonly weight: number;
};

/** Where a term stands, and what it weighs there. */
export type Postings = { readonly places: Uint32Array; readonly weights: Float32Array };

/** Everything that holds a term. */
export type TermPostings = {
  /** Inverse document frequency over subjects. */
  readonly rarity: number;
  /** Asks that hold it, with its weight in each. */
  readonly asks: Postings;
  /** Subjects whose asks, name or summary hold it: BM25 without the rarity. */
  readonly documents: Postings;
  /** Subjects whose reasons, halves or actions hold it: the same. */
  readonly bodies: Postings;
};

/** What was learnt apart from the knowledge, and holds for any. */
export type Trained = {
  /** Weights of the gate, learnt from messages marked asked or not. */
  readonly gate: Weights;
  /** Weights of the words that tell whose part is asked about, learnt from questions with their owners. */
  readonly owners: Weights;
  /** English words that are one slip from a word of the knowledge and still mean themselves. */
  readonly everyday: readonly string[];
};

/** Everything that ranking needs, made once from the knowledge, as it is written to a file. */
export type CompiledIndex = Trained & {
  /** Version of the knowledge it was made from. */
  readonly version: string;
  readonly subjects: readonly Subject[];
  readonly asks: readonly AskEntry[];
  /** Postings by term, packed: a question needs a dozen of the thousands. */
  readonly terms: Readonly<Record<string, string>>;
  /** Words of the asks, for mending typing errors. */
  readonly vocabulary: readonly string[];
};

/** The index with its look-up. */
export type SearchIndex = Omit<CompiledIndex, 'terms'> & {
  /** Place of the subject of each ask. */
  readonly askSubjects: Uint32Array;
  /** What the overlap with each ask is divided by, beside the question's own length. */
  readonly askLengths: Float64Array;
  /** Postings of a term; undefined for a term the knowledge does not hold. */
  readonly term: (text: string) => TermPostings | undefined;
};

/** Added to the weight of both sides, so that an ask of one word is not wholly like that word. */
export const lengthFloor = 2;

/** Share of the question's own length in the normalisation; the rest is the ask's. */
export const questionShare = 0.5;

function askLength(weight: number): number {
  return (weight + lengthFloor) ** (1 - questionShare);
}

/** Terms are unpacked when they are first asked for, and kept. */
export function openIndex({ terms, ...rest }: CompiledIndex): SearchIndex {
  const unpacked = new Map<string, TermPostings>();
  const term = (text: string): TermPostings | undefined => {
    const known = unpacked.get(text);
    if (known !== undefined) return known;
    const line = Object.hasOwn(terms, text) ? terms[text] : undefined;
    if (line === undefined) return undefined;
    const postings = unpack(line);
    unpacked.set(text, postings);
    return postings;
  };
  const askLengths = Float64Array.from(rest.asks, ({ weight }) => askLength(weight));
  const askSubjects = Uint32Array.from(rest.asks, ({ subject }) => subject);
  return { ...rest, term, askLengths, askSubjects };
}

/** One term on its way to the file: postings in turns: at, weight, at, weight, ... */
export type PackedTerm = {
  readonly rarity: number;
  readonly asks: readonly number[];
  readonly documents: readonly number[];
  readonly bodies: readonly number[];
};

/** Postings -> one line of text: rarity, asks, documents, bodies, set apart by bars. */
export function pack({ rarity, asks, documents, bodies }: PackedTerm): string {
  return [[rarity], asks, documents, bodies].map((list) => list.map(rounded).join(' ')).join('|');
}

function unpack(line: string): TermPostings {
  const [rarity, asks = '', documents = '', bodies = ''] = line.split('|');
  return {
    rarity: Number(rarity),
    asks: postings(asks),
    documents: postings(documents),
    bodies: postings(bodies),
  };
}

function postings(text: string): Postings {
  const numbers = text === '' ? [] : text.split(' ').map(Number);
  return {
    places: Uint32Array.from(numbers.filter((_number, at) => at % 2 === 0)),
    weights: Float32Array.from(numbers.filter((_number, at) => at % 2 === 1)),
  };
}

/** Three decimals: the file stays small, and no order depends on the fourth. */
function rounded(number: number): number {
  return Math.round(number * 1000) / 1000;
}
