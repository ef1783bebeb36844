import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** Words of one language are few: nearly every look-up after the first thousand questions is a hit. */
const maxRemembered = 20_000;

const remembered = new Map<string, string>();

/**
 * Stem of one lower-case word. Words with digits and words of up to three letters stay as they are,
 * because Porter ruins abbreviations (kms -> km, aws -> aw).
 */
export function stem(word: string): string {
  if (word.length <= 3 || /[^a-z]/.test(word)) return word;
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stemmed = porter.stem(word);
  if (remembered.size < maxRemembered) remembered.set(word, stemmed);
  return stemmed;
}
