import type { Query } from './query.ts';
import { stem } from './stems.ts';

/** Words that frame a question about a whole service or framework, and name no concern. */
const framing: ReadonlySet<string> = new Set(
  `secure security share shared sharing model split line list overview duties aspect scope summary
  breakdown matrix managed manage management vs versus compare compared comparison difference differ
  differs different change changes move moved moving migrate migrating migration switch switching fall
  drop drops less more cloud aws amazon service services boundary boundaries divide division divided
  rds-like overall general whole complete full entire part parts bit bits side sides end customer
  customers run running work compliance compliant requirement requirements comply framework standard
  control controls under meet meets explain give show tell summarise summarize business concern worry
  obligations responsibilities plate`
    .split(/\s+/)
    .map(stem),
);

/** Stems of the question that could name a concern: neither services nor framing words. */
export function contentOf({ terms }: Query): readonly string[] {
  return terms
    .map(({ text }) => text)
    .filter((text) => !text.startsWith('@') && !text.includes(' ') && !framing.has(text));
}

const comparing =
  /\b(?:vs|versus|compar\w+|differen\w+|differ|differs|mov(?:e|es|ing|ed)|migrat\w+|switch\w*|falls? off|drops? off|from \w+(?: \w+){0,2} to|instead of|or)\b/;

/** Whether services are set side by side. */
export function isComparing({ words }: Query): boolean {
  return comparing.test(words.join(' '));
}

const continuing =
  /^(?:and|or|what about|how about|same for|same|also|then|ok|okay|but|no|nope|sorry|actually|i mean|i meant|what if|so|for|on|with|wait|hm+|plus|is it the same|does that|does it)\b/;

/** Most words of a message that can live on what its thread was about. */
const continuingWords = 14;

/** Whether a message reads like the next turn of a conversation: "and for lambda?", "no, I meant aurora". */
export function isContinuing({ words }: Query): boolean {
  return (
    words.length <= continuingWords &&
    (continuing.test(words.join(' ')) ||
      words.length <= 3 ||
      /\b(?:there|that one|it|they|those)\b/.test(words.join(' ')))
  );
}
