import type { Token } from './tokens.ts';

/** How a half-sentence begins that says what the question is not about. */
const opening =
  /^(?:no )?(?:i am |we are |i )?(?:not (?:talking|asking|about|the|those|that|mean)|forget|ignore|never mind|nevermind|leave|leaving|set aside|apart from|aside from|other than|do not mean|i know|i get that|we know|sure|obviously)\b/;

/**
 * Places of the words in half-sentences that say what is not meant: "forget the lambda, this is about
 * the worker". Empty when nothing else would be left.
 */
export function ruledOut(tokens: readonly Token[]): ReadonlySet<number> {
  const out = new Set<number>();
  let kept = 0;
  for (const { from, to } of clauses(tokens)) {
    const words = tokens.slice(from, to).map(({ word }) => word);
    if (opening.test(words.join(' '))) for (let at = from; at < to; at++) out.add(at);
    else if (words.length > 1) kept += 1;
  }
  return kept > 0 ? out : new Set();
}

/** Runs of words between marks of punctuation, and before "but". */
function clauses(
  tokens: readonly Token[],
): readonly { readonly from: number; readonly to: number }[] {
  const starts = tokens.flatMap(({ word, opens }, at) =>
    at === 0 || opens || word === 'but' ? [at] : [],
  );
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? tokens.length }));
}
