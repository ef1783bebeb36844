import type { ConcernId, DefinitionId, ServiceId } from '../knowledge/ids.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Party } from '../knowledge/shapes.ts';
import type { Names } from './names.ts';
import { understand } from './understand.ts';

/** What a document stands for. */
export type Subject =
  | { readonly kind: 'concern'; readonly id: ConcernId }
  | { readonly kind: 'definition'; readonly id: DefinitionId };

/** One way to ask, ready to be compared. */
export type AskEntry = {
  readonly subject: number;
  readonly text: string;
  readonly half: Party | null;
  readonly service: ServiceId | null;
  /** Sum of the weights of its terms. */
  readonly weight: number;
};

/** A term in one document: where, and how much of it. */
export type Posting = { readonly at: number; readonly weight: number };

/** Everything that ranking needs, made once from the knowledge. */
export type SearchIndex = {
  readonly subjects: readonly Subject[];
  readonly asks: readonly AskEntry[];
  /** Squared inverse document frequency of each term, over subjects. */
  readonly rarity: ReadonlyMap<string, number>;
  /** Asks that hold a term. */
  readonly inAsks: ReadonlyMap<string, readonly Posting[]>;
  /** Subjects that hold a term anywhere: BM25 with lengths already taken into account. */
  readonly inSubjects: ReadonlyMap<string, readonly Posting[]>;
  /** Every stem and word known, for mending typing errors. */
  readonly vocabulary: ReadonlySet<string>;
};

type Document = {
  readonly subject: Subject;
  readonly asks: readonly {
    readonly text: string;
    readonly half: Party | null;
    readonly service: ServiceId | null;
  }[];
  /** Name and summary. */
  readonly about: readonly string[];
};

function documents({ concerns, definitions }: Knowledge): readonly Document[] {
  return [
    ...concerns.map(({ id, name, summary, asks }) => ({
      subject: { kind: 'concern', id } as const,
      asks: [
        { text: name, half: null, service: null },
        ...asks.map(({ text, half = null, service = null }) => ({ text, half, service })),
      ],
      about: [name, summary],
    })),
    ...definitions.map(({ id, name, headline, asks }) => ({
      subject: { kind: 'definition', id } as const,
      asks: [name, ...asks].map((text) => ({ text, half: null, service: null })),
      about: [name, headline],
    })),
  ];
}

type Weights = ReadonlyMap<string, number>;

/** BM25's saturation and length parameters, at their usual values. */
const bm25 = { k1: 1.2, b: 0.75 };

/** Knowledge -> index. Takes some milliseconds for each hundred concerns. */
export function createIndex(knowledge: Knowledge, names: Names): SearchIndex {
  const termWeights = (text: string): Weights =>
    new Map(understand(text, names, (word) => word).terms.map((term) => [term.text, term.weight]));
  const docs = documents(knowledge).map((doc) => ({
    ...doc,
    asks: doc.asks.map((ask) => ({ ...ask, terms: termWeights(ask.text) })),
    aboutTerms: doc.about.map(termWeights),
  }));
  const bags = docs.map(({ asks, aboutTerms }) =>
    frequencies([...asks.map(({ terms }) => terms), ...aboutTerms]),
  );
  const rarity = rarities(bags);
  const flat = docs.flatMap(({ asks }, subject) => asks.map((ask) => ({ ...ask, subject })));
  return {
    subjects: docs.map(({ subject }) => subject),
    asks: flat.map(({ subject, text, half, service, terms }) => ({
      subject,
      text,
      half,
      service,
      weight: sum([...terms].map(([term, weight]) => weight * (rarity.get(term) ?? 0))),
    })),
    rarity,
    inAsks: postings(flat.map(({ terms }) => terms)),
    inSubjects: postings(saturated(bags)),
    vocabulary: new Set(
      docs.flatMap(({ asks, about }) =>
        [...asks.map(({ text }) => text), ...about].flatMap(
          (text) => understand(text, names, (word) => word).words,
        ),
      ),
    ),
  };
}

function frequencies(bags: readonly Weights[]): Weights {
  const total = new Map<string, number>();
  for (const bag of bags) for (const [t, w] of bag) total.set(t, (total.get(t) ?? 0) + w);
  return total;
}

/** Squared idf: one rare word says more than three that stand everywhere. */
function rarities(bags: readonly Weights[]): Weights {
  const documentFrequency = new Map<string, number>();
  for (const bag of bags) {
    for (const term of bag.keys()) {
      documentFrequency.set(term, (documentFrequency.get(term) ?? 0) + 1);
    }
  }
  const squared = ([term, df]: readonly [string, number]): readonly [string, number] => {
    const idf = Math.log(1 + (bags.length - df + 0.5) / (df + 0.5));
    return [term, idf * idf];
  };
  return new Map([...documentFrequency].map(squared));
}

/** Term frequencies of each subject -> their BM25 parts, without the idf. */
function saturated(bags: readonly Weights[]): readonly Weights[] {
  const lengths = bags.map((bag) => sum([...bag.values()]));
  const mean = sum(lengths) / Math.max(1, lengths.length);
  return bags.map((bag, at) => {
    const norm = bm25.k1 * (1 - bm25.b + (bm25.b * (lengths[at] ?? 0)) / mean);
    return new Map([...bag].map(([term, tf]) => [term, (tf * (bm25.k1 + 1)) / (tf + norm)]));
  });
}

function postings(bags: readonly Weights[]): ReadonlyMap<string, readonly Posting[]> {
  const lists = new Map<string, Posting[]>();
  for (const [at, bag] of bags.entries()) {
    for (const [term, weight] of bag) {
      const list = lists.get(term);
      if (list === undefined) lists.set(term, [{ at, weight }]);
      else list.push({ at, weight });
    }
  }
  return lists;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
