/** Longest question that is read, in characters; what follows is cut before anything looks at it. */
export const maxQuestionLength = 2000;

/** One word of a question, lower-case, with its place among the words. */
export type Token = {
  readonly word: string;
  /** Whether a sentence or half-sentence ends right before this word. */
  readonly opens: boolean;
};

/** Contractions and their spellings without apostrophe; a cleverer rule once read "cant" as an authority. */
const contractions: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...['isn', 'aren', 'wasn', 'weren', 'doesn', 'don', 'didn', 'won', 'wouldn', 'shouldn'],
    ...['couldn', 'hasn', 'haven', 'hadn', 'mustn', 'needn'],
  ]
    .flatMap((verb): [string, readonly string[]][] => {
      const full = verb === 'won' ? 'will' : verb.slice(0, -1);
      return [
        [`${verb}'t`, [full, 'not']],
        [`${verb}t`, [full, 'not']],
      ];
    })
    .concat([
      ["can't", ['can', 'not']],
      ['cant', ['can', 'not']],
      ['cannot', ['can', 'not']],
      ["who's", ['who', 'is']],
      ['whos', ['who', 'is']],
      ["what's", ['what', 'is']],
      ['whats', ['what', 'is']],
      ["that's", ['that', 'is']],
      ['thats', ['that', 'is']],
      ["it's", ['it', 'is']],
      ["there's", ['there', 'is']],
      ["where's", ['where', 'is']],
      ["let's", ['let', 'us']],
      ["we're", ['we', 'are']],
      ["they're", ['they', 'are']],
      ["i'm", ['i', 'am']],
      ["we've", ['we', 'have']],
      ["we'll", ['we', 'will']],
      ["they'll", ['they', 'will']],
      ['u', ['you']],
      ['ur', ['your']],
      ['dont', ['do', 'not']],
      ['b/c', ['because']],
      ['w/', ['with']],
      ['w/o', ['without']],
    ]),
);

/**
 * Plain text of a question: markup of code, links and mentions taken out, look-alike letters folded,
 * invisible characters dropped. At most `maxQuestionLength` characters.
 */
export function clean(text: string): string {
  const kept = cut(text);
  const folded = /[^\x20-\x7e]/.test(kept) ? fold(kept) : kept;
  return (/[<`&]|:\/\//.test(folded) ? withoutMarkup(folded) : folded).trim();
}

/** What only a text of more than ASCII needs; most have nothing else. */
function fold(text: string): string {
  return cut(text.toWellFormed().normalize('NFKC'))
    .replace(/[\p{Cf}\p{Cc}\uFFFD]+/gu, (run) => (/[\t\n\r]/.test(run) ? '\n' : ''))
    .replace(/[\u2018\u2019\u201B]/g, "'");
}

function withoutMarkup(text: string): string {
  return text
    .replace(/```[^`]*```/g, ' ')
    .replace(/<(?:https?|mailto):[^>|]*\|([^>]*)>/g, ' $1 ')
    .replace(/<[@#!][^>|]*\|([^>]*)>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/&(?:amp|lt|gt);/g, ' ');
}

/** The first `maxQuestionLength` characters; no letter is cut in half. */
export function cut(text: string): string {
  const kept = text.slice(0, maxQuestionLength);
  return text.length > kept.length && /[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept;
}

/** Marks that end a sentence or half-sentence. */
const marks: ReadonlySet<string> = new Set('.?!;:,\n()');

/** Words and marks; the first for any text, the second finds the same in ASCII, in half the time. */
const pieces = {
  any: /[\p{L}\p{N}]+(?:['./_+#-]+[\p{L}\p{N}]+)*[+#]*|[.?!;:,\n()]/gu,
  ascii: /[a-z0-9]+(?:['./_+#-]+[a-z0-9]+)*[+#]*|[.?!;:,\n()]/g,
};

/** Clean text -> words in order. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let opens = true;
  const lower = text.toLowerCase();
  for (const piece of lower.match(/[^\n-~]/.test(lower) ? pieces.any : pieces.ascii) ?? []) {
    if (marks.has(piece)) {
      opens = true;
      continue;
    }
    for (const word of words(piece)) {
      tokens.push({ word, opens });
      opens = false;
    }
  }
  return tokens;
}

/** One run of letters -> its words: contractions spelt out, possessive dropped, compounds taken apart. */
function words(piece: string): readonly string[] {
  const contracted = contractions.get(piece);
  if (contracted !== undefined) return contracted;
  if (!/['./_+#-]/.test(piece)) return [piece];
  const bare = piece.replace(/'s$/, '').replace(/s'$/, 's');
  // Versions, requirement ids and dates stay whole: 8.2.6, ac-2, 1.27.
  if (/^\d+(?:\.\d+)+$/.test(bare)) return [bare];
  return bare
    .split(/['./_+#-]+/)
    .filter((word) => word !== '')
    .flatMap((word) => contractions.get(word) ?? [word]);
}
