import { assertedOwner } from './asserted.ts';
import { actOf, cuesOf } from './cues.ts';
import { mentionsOf } from './mentions.ts';
import { type Found, findNames, type Names } from './names.ts';
import type { Query } from './query.ts';
import { ruledOut } from './ruled-out.ts';
import { shapeOf } from './shape.ts';
import { termsOf } from './terms.ts';
import { clean, tokenise } from './tokens.ts';

/** Puts a word that the knowledge knows in place of a misspelt one; other words stay as they are. */
export type Mend = (word: string) => string;

/** What a text names, without what is asked about it. */
export type Analysis = Pick<Query, 'words' | 'mentions' | 'shape' | 'frameworks' | 'terms'>;

/** Question -> query: what was named, what is asked about it, and how. */
export function understand(question: string, names: Names, mend: Mend): Query {
  const text = clean(question);
  const analysis = analyseClean(text, names, mend);
  const joined = analysis.words.join(' ');
  const cues = cuesOf(joined, text);
  return { ...analysis, act: actOf(joined), asserted: assertedOwner(joined, cues), cues };
}

/** Any text -> its words, the names in it and its terms. */
export function analyse(text: string, names: Names, mend: Mend): Analysis {
  return analyseClean(clean(text), names, mend);
}

function analyseClean(text: string, names: Names, mend: Mend): Analysis {
  const tokens = tokenise(text).map((token) => ({ ...token, word: mend(token.word) }));
  const words = tokens.map(({ word }) => word);
  const found = findNames(words, names);
  const out = ruledOut(tokens);
  const mentions = mentionsOf(tokens, found, names).map((mention) =>
    out.has(mention.at) ? { ...mention, negated: true } : mention,
  );
  const named = covered(found);
  return {
    words,
    mentions,
    shape: shapeOf(words, named),
    frameworks: found.flatMap((place) =>
      place.names.flatMap((name) => (name.kind === 'framework' ? [name.id] : [])),
    ),
    terms: termsOf(tokens, new Set([...named, ...out]), mentions),
  };
}

/** Words of a service's own name; words that merely hint at one keep their own meaning too. */
function covered(found: readonly Found[]): ReadonlySet<number> {
  const own = found.filter(({ names }) =>
    names.some((name) => name.kind === 'service' && name.by === 'name'),
  );
  return new Set(own.flatMap(({ at, length }) => Array.from({ length }, (_, step) => at + step)));
}
