import { stopWords } from './stop-words.ts';
import { hash } from './table.ts';

const provider = new Set(
  'aws amazon amazons they them their theirs provider csp vendor aws-side bezos'.split(' '),
);
const we = new Set(
  'we us our ours i me my mine ourselves myself customer customers csc tenant client'.split(' '),
);

/** Words that say what is asked, beside the stop words. */
const asking = new Set(
  `handle handles handled handling cover covers covered manage manages managed responsible
  responsibility responsibilities accountable liable owner owns owned own patch patches patched update
  updates fix fixes fixed job problem task duty side team please thanks lol pr ticket deploy deployed
  merged friday monday today tomorrow yesterday how why when which where anyone someone automatically
  default already still ignore instructions review reviewed approved approve call prod staging`.split(
    /\s+/,
  ),
);

/**
 * Words -> the shape of the sentence: parties as P (the provider) and W (we), services as S, runs of
 * content as C, the words that ask as they are. `who patches the OS on RDS` -> `who patches the C on S`.
 *
 * @param named places of words that belong to the name of a service.
 */
export function shapeOf(words: readonly string[], named: ReadonlySet<number>): readonly string[] {
  const shape: string[] = [];
  for (const [at, word] of words.entries()) {
    const mark = markOf(word, named.has(at));
    if ((mark === 'C' || mark === 'S') && shape.at(-1) === mark) continue;
    shape.push(mark);
  }
  return shape;
}

function markOf(word: string, isNamed: boolean): string {
  if (isNamed) return 'S';
  if (provider.has(word)) return 'P';
  if (we.has(word)) return 'W';
  return stopWords.has(word) || asking.has(word) ? word : 'C';
}

/** Hashes of single marks, pairs and triples of a shape, with its beginning and end; some more than once. */
export function shapeFeatures(shape: readonly string[], question: boolean): readonly number[] {
  const marks = ['^', ...shape, question ? '?' : '$'];
  const features: number[] = [];
  for (let at = 0; at < marks.length; at++) {
    const [mark = '', next, last] = [marks[at], marks[at + 1], marks[at + 2]];
    const single = hash(mark);
    features.push(single);
    if (next === undefined) continue;
    const pair = hash(next, hash(' ', single));
    features.push(pair);
    if (last !== undefined) features.push(hash(last, hash(' ', pair)));
  }
  return features;
}
