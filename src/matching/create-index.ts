import type { Concern } from '../knowledge/concern.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Names } from './names.ts';
import {
  type AskEntry,
  type CompiledIndex,
  pack,
  type Subject,
  type Trained,
} from './search-index.ts';
import { type Analysis, analyse } from './understand.ts';

/** One subject with all that is said about it. */
type Source = {
  readonly subject: Subject;
  readonly asks: readonly Pick<AskEntry, 'text' | 'half' | 'service'>[];
  /** Name and summary. */
  readonly about: readonly string[];
  /** Reasons, halves, actions. */
  readonly body: readonly string[];
};

function sources({ concerns, definitions }: Knowledge): readonly Source[] {
  return [
    ...concerns.map((concern) => ({
      subject: { kind: 'concern', id: concern.id } as const,
      asks: [
        { text: concern.name, half: null, service: null },
        ...concern.asks.map(({ text, half = null, service = null }) => ({ text, half, service })),
      ],
      about: [concern.name, concern.summary],
      body: bodyOf(concern),
    })),
    ...definitions.map(({ id, name, headline, because, asks }) => ({
      subject: { kind: 'definition', id } as const,
      asks: [name, ...asks].map((text) => ({ text, half: null, service: null })),
      about: [name, headline],
      body: [because],
    })),
  ];
}

function bodyOf({ summary, lines, exceptions, actions }: Concern): readonly string[] {
  const cells = [...lines, ...exceptions].flatMap((cell) =>
    cell.owner === 'none' ? [cell.because] : [cell.because, ...cell.aws, ...cell.customer],
  );
  return [summary, ...cells, ...actions.map((action) => action.do)];
}

type Weights = ReadonlyMap<string, number>;

/** BM25's saturation and length parameters, at their usual values. */
const bm25 = { k1: 1.2, b: 0.75 };

/** Knowledge -> index. Takes about a second, so it is done when the knowledge is compiled. */
export function createIndex(knowledge: Knowledge, names: Names, trained: Trained): CompiledIndex {
  const read = (text: string): Analysis => analyse(text, names, (word) => word);
  const weigh = (text: string): Weights => weightsOf(read(text));
  const all = sources(knowledge);
  const vocabulary = new Set<string>();
  const asksOf = all.map((source, subject) =>
    source.asks.map((ask) => {
      const analysis = read(ask.text);
      for (const word of analysis.words) vocabulary.add(word);
      return { ...ask, subject, terms: weightsOf(analysis) };
    }),
  );
  const asks = asksOf.flat();
  const bags = all.map(({ about }, subject) =>
    added([...(asksOf[subject] ?? []).map(({ terms }) => terms), ...about.map(weigh)]),
  );
  const bodies = all.map(({ body }) => withoutPairs(added(body.map(weigh))));
  const rarity = rarities(bags.map((bag, at) => added([bag, bodies[at] ?? new Map()])));
  return {
    version: knowledge.version,
    gate: trained.gate,
    owners: trained.owners,
    everyday: trained.everyday,
    subjects: all.map(({ subject }) => subject),
    asks: asks.map(({ terms, ...ask }) => ({
      ...ask,
      weight: sum([...terms].map(([term, w]) => w * (rarity.get(term) ?? 0))),
    })),
    terms: indexed(
      rarity,
      asks.map(({ terms }) => terms),
      saturated(bags),
      saturated(bodies),
    ),
    vocabulary: [...vocabulary].sort(),
  };
}

function weightsOf({ terms }: Analysis): Weights {
  return new Map(terms.map(({ text, weight }) => [text, weight]));
}

function indexed(
  rarity: Weights,
  ...[asks, documents, bodies]: readonly (readonly Weights[])[]
): CompiledIndex['terms'] {
  const [inAsks, inDocuments, inBodies] = [asks, documents, bodies].map((b) => postings(b ?? []));
  const entries = [...rarity].map(([term, value]): [string, string] => [
    term,
    pack({
      rarity: value,
      asks: inAsks?.get(term) ?? [],
      documents: inDocuments?.get(term) ?? [],
      bodies: inBodies?.get(term) ?? [],
    }),
  ]);
  return Object.fromEntries(entries);
}

/** Pairs of long texts are too many to keep, and those that matter stand in an ask. */
function withoutPairs(bag: Weights): Weights {
  return new Map([...bag].filter(([term]) => !term.includes(' ')));
}

function added(bags: readonly Weights[]): Weights {
  const total = new Map<string, number>();
  for (const bag of bags) for (const [t, w] of bag) total.set(t, (total.get(t) ?? 0) + w);
  return total;
}

/** Inverse document frequency of each term, over subjects. */
function rarities(bags: readonly Weights[]): Weights {
  const frequency = new Map<string, number>();
  for (const bag of bags) {
    for (const term of bag.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  return new Map(
    [...frequency].map(([term, df]) => [term, Math.log(1 + (bags.length - df + 0.5) / (df + 0.5))]),
  );
}

/** Term frequencies of each subject -> their BM25 parts, without the rarity. */
function saturated(bags: readonly Weights[]): readonly Weights[] {
  const lengths = bags.map((bag) => sum([...bag.values()]));
  const mean = Math.max(1, sum(lengths) / Math.max(1, lengths.length));
  return bags.map((bag, at) => {
    const norm = bm25.k1 * (1 - bm25.b + (bm25.b * (lengths[at] ?? 0)) / mean);
    return new Map([...bag].map(([term, tf]) => [term, (tf * (bm25.k1 + 1)) / (tf + norm)]));
  });
}

function postings(bags: readonly Weights[]): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  for (const [at, bag] of bags.entries()) {
    for (const [term, weight] of bag) {
      const list = lists.get(term);
      if (list === undefined) lists.set(term, [at, weight]);
      else list.push(at, weight);
    }
  }
  return lists;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
