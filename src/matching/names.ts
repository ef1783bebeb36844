import type { FrameworkId, ServiceId } from '../knowledge/ids.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { clean, tokenise } from './tokens.ts';

/** What a run of words can mean. `parent` is set for words that mean a kind only beside its parent. */
export type Name =
  | { readonly kind: 'service'; readonly id: ServiceId; readonly by: 'name' | 'hint' }
  | { readonly kind: 'part'; readonly id: ServiceId; readonly parent: ServiceId }
  | { readonly kind: 'framework'; readonly id: FrameworkId };

/** All names by their words, joined by a space; a run may mean a service and a kind of another. */
export type Names = {
  readonly byWords: ReadonlyMap<string, readonly Name[]>;
  /** Words of the longest name that begins with a word. */
  readonly longest: ReadonlyMap<string, number>;
  /** Parent of each service that is a kind of another. */
  readonly parents: ReadonlyMap<ServiceId, ServiceId>;
};

/** Where a name stands in the words of a question: from `at`, `length` words. */
export type Found = {
  readonly at: number;
  readonly length: number;
  readonly names: readonly Name[];
};

/** `S3 buckets` -> `s3 buckets`, as the words of a question would be. */
export function nameKey(text: string): string {
  return tokenise(clean(text))
    .map(({ word }) => word)
    .join(' ');
}

export function createNames({ services, frameworks }: Knowledge): Names {
  const byWords = new Map<string, Name[]>();
  const add = (text: string, name: Name): void => {
    const words = nameKey(text);
    for (const key of new Set([words, plural(words)])) {
      const names = byWords.get(key) ?? [];
      if (names.some((other) => other.kind === name.kind && other.id === name.id)) continue;
      byWords.set(key, [...names, name]);
    }
  };
  for (const { id, name, aliases, hints, partOf } of services) {
    for (const alias of [name, ...aliases]) add(alias, { kind: 'service', id, by: 'name' });
    for (const hint of hints) {
      add(
        hint,
        partOf === undefined
          ? { kind: 'service', id, by: 'hint' }
          : { kind: 'part', id, parent: partOf },
      );
    }
  }
  for (const { id, name, aliases } of frameworks) {
    for (const alias of [name, ...aliases]) add(alias, { kind: 'framework', id });
  }
  const longest = longestOf(byWords.keys());
  const parents = new Map(
    services.flatMap(({ id, partOf }) => (partOf === undefined ? [] : [[id, partOf] as const])),
  );
  return { byWords, longest, parents };
}

/** Runs of words -> how many words the longest has, by the first word of each. */
export function longestOf(runs: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const run of runs) {
    const words = run.split(' ');
    const [first = ''] = words;
    longest.set(first, Math.max(words.length, longest.get(first) ?? 0));
  }
  return longest;
}

function plural(key: string): string {
  return key.endsWith('s') ? key : `${key}s`;
}

/**
 * Names in a question, longest first, none overlapping, in the order they stand. Words that mean a
 * kind only beside its parent count only when the parent is named somewhere in the question.
 */
export function findNames(words: readonly string[], names: Names): readonly Found[] {
  const runs = words.flatMap((_word, at) => runsFrom(words, at, names));
  const parts = scan(runs, (name) => name.kind === 'service');
  const named = new Set(parts.flatMap((found) => found.names.map(({ id }) => id)));
  return scan(runs, (name) => name.kind !== 'part' || named.has(name.parent));
}

const none: readonly Found[] = [];

/** All names that begin at a place, longest first. */
function runsFrom(
  words: readonly string[],
  at: number,
  { byWords, longest }: Names,
): readonly Found[] {
  const most = longest.get(words[at] ?? '');
  if (most === undefined) return none;
  const found: Found[] = [];
  for (let length = Math.min(most, words.length - at); length > 0; length--) {
    const names = byWords.get(words.slice(at, at + length).join(' '));
    if (names !== undefined) found.push({ at, length, names });
  }
  return found;
}

/** Of the runs, those with a name that counts and that begin after the one before has ended. */
function scan(runs: readonly Found[], counts: (name: Name) => boolean): readonly Found[] {
  const found: Found[] = [];
  let end = 0;
  for (const { at, length, names } of runs) {
    if (at < end) continue;
    const counting = names.filter(counts);
    if (counting.length === 0) continue;
    found.push({ at, length, names: counting });
    end = at + length;
  }
  return found;
}
