import type { Mention, Term } from './query.ts';
import { stem } from './stems.ts';
import { stopWords, weakWords } from './stop-words.ts';
import { phraseAt } from './synonyms.ts';
import type { Token } from './tokens.ts';

/** Weight of a pair of neighbouring stems beside a single one. Measured by `npm run eval`. */
const pairWeight = 0.25;

/** Weight of a common verb by itself. Measured by `npm run eval`. */
const weakWeight = 0.25;

/** Weight of a named service as a word of the question. Measured likewise. */
const serviceWeight = 1;

/** One word that counts, with its stem; `joined` tells whether the word before it counts too. */
type Content = { readonly stem: string; readonly weak: boolean; readonly joined: boolean };

/**
 * Words -> terms: stems of the words that count, pairs of neighbours, services named. Each term once.
 *
 * @param skipped places of words that belong to the name of a service, or say what is not meant.
 */
export function termsOf(
  tokens: readonly Token[],
  skipped: ReadonlySet<number>,
  mentions: readonly Mention[],
): readonly Term[] {
  const terms = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    terms.set(text, Math.max(weight, terms.get(text) ?? 0));
  };
  let before: Content | undefined;
  for (const content of contents(tokens, skipped)) {
    add(content.stem, content.weak ? weakWeight : 1);
    if (content.joined && before !== undefined) add(`${before.stem} ${content.stem}`, pairWeight);
    before = content;
  }
  for (const { service, negated } of mentions) if (!negated) add(`@${service}`, serviceWeight);
  return [...terms].map(([text, weight]) => ({ text, weight }));
}

function contents(tokens: readonly Token[], skipped: ReadonlySet<number>): readonly Content[] {
  const words = tokens.map(({ word }) => word);
  const content: Content[] = [];
  let joined = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (tokens[at]?.opens === true || skipped.has(at)) joined = false;
    if (skipped.has(at)) continue;
    const phrase = phraseAt(words, at);
    if (phrase !== undefined) {
      content.push({ stem: stem(phrase.word), weak: false, joined });
      at += phrase.length - 1;
    } else if (stopWords.has(word)) continue;
    else content.push({ stem: stem(word), weak: weakWords.has(word), joined });
    joined = true;
  }
  return content;
}
