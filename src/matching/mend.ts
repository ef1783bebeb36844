import distances from 'natural/lib/natural/distance/levenshtein_distance.js';
import { stopWords, weakWords } from './stop-words.ts';
import type { Mend } from './understand.ts';

/** Shorter words have too many neighbours: "ecs" is one letter from "ecr". */
const minLength = 5;

/** From this length on two slips are mended where they lie together, below only one. */
const twoSlipsLength = 9;

/** Unknown words that are remembered with what they were mended to. */
const maxRemembered = 20_000;

/**
 * Mends typing errors toward the words that the knowledge uses; a word it uses stays as it is, so
 * that no service turns into another. Two equally near words: neither.
 */
export function createMend(vocabulary: ReadonlySet<string>, everyday: ReadonlySet<string>): Mend {
  let neighbours: ReadonlyMap<string, readonly string[]> | undefined;
  const remembered = new Map<string, string>();
  const mended = (word: string): string => {
    if (vocabulary.has(singular(word))) return word;
    // Made for the first word that may need it: a start does not.
    neighbours ??= byDeletion(vocabulary);
    const near = neighbours;
    return nearest(word, new Set(deletions(word).flatMap((key) => near.get(key) ?? [])));
  };
  return (word) => {
    if (vocabulary.has(word) || stopWords.has(word) || weakWords.has(word)) return word;
    if (everyday.has(word) || !isMendable(word)) return word;
    const before = remembered.get(word);
    if (before !== undefined) return before;
    const found = mended(word);
    if (remembered.size < maxRemembered) remembered.set(word, found);
    return found;
  };
}

/** The words of the vocabulary by each of their deletions. */
function byDeletion(vocabulary: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const word of [...vocabulary].filter(isMendable)) {
    for (const key of deletions(word)) {
      const list = words.get(key);
      if (list === undefined) words.set(key, [word]);
      else list.push(word);
    }
  }
  return words;
}

function isMendable(word: string): boolean {
  return word.length >= minLength && word.length <= 24 && /^[a-z]+\d?$/.test(word);
}

/** Endings that people add freely; "buckets" is no misspelt "bucket". */
function singular(word: string): string {
  return word.replace(/(?:s|es|ed|ing)$/, '');
}

/** The word itself and the word without each of its letters. */
function deletions(word: string): readonly string[] {
  return [
    word,
    ...Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1)),
  ];
}

function nearest(word: string, candidates: ReadonlySet<string>): string {
  const slips = word.length >= twoSlipsLength ? 2 : 1;
  const near = [...candidates]
    .map((candidate) => ({
      candidate,
      distance: distances.DamerauLevenshteinDistance(word, candidate, { restricted: true }),
    }))
    .filter(({ distance }) => distance <= slips)
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = near;
  if (best === undefined || second?.distance === best.distance) return word;
  // People seldom miss the first letter.
  return best.candidate[0] === word[0] ? best.candidate : word;
}
