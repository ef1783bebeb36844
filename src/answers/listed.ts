import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { decide } from '../matching/decide.ts';
import { foreignLanguage } from '../matching/language.ts';
import type { Matcher } from '../matching/matcher.ts';
import { listedThreshold } from '../matching/threshold.ts';
import { cut } from '../matching/tokens.ts';
import type { Answer } from './answer.ts';
import { standingOf } from './ask.ts';
import { blank } from './base.ts';
import { otherLanguageAnswer } from './other-language.ts';
import { readingsOf } from './readings.ts';
import { reply } from './reply.ts';
import { partAnswers, severalAnswer } from './several.ts';

/** An answer to a question of a list. */
export type Listed = {
  readonly answer: Answer;
  /** Whether what it was found by is so unlike what is known that somebody should look. */
  readonly isWeak: boolean;
  /** Whether it is asked in another language, and so not answered. */
  readonly isForeign: boolean;
};

/**
 * A question of a list -> answer. Whoever fills in a questionnaire asks of every row who owns it, even
 * where the row does not say so: nothing is asked of the gate, and nothing is remembered from row to row.
 */
export type AskListed = (question: string) => Listed;

export function createAskListed(knowledge: KnowledgeBase, matcher: Matcher): AskListed {
  const standing = standingOf(knowledge);
  const means = { knowledge, matcher, standing };
  return (question) => {
    const base = blank(cut(question), knowledge.version);
    const language = foreignLanguage(base.question);
    if (language !== null) {
      const answer = otherLanguageAnswer(language, base);
      return { answer, isWeak: true, isForeign: true };
    }
    const query = matcher.understand(base.question);
    const ranking = matcher.rank(query, standing);
    const match = decide(readingsOf(knowledge, query, ranking, matcher.odds), listedThreshold);
    const parts = partAnswers(means, query, base);
    const answer =
      parts.length > 1
        ? severalAnswer(parts, base)
        : reply(knowledge, { query, ranking, match, base });
    const [best] = ranking;
    const { near, coverage, surely } = listedThreshold;
    const isUnsure = match.kind !== 'clear' || match.sureness < surely;
    const isWeak = !best || isUnsure || best.parts.best < near || best.coverage < coverage;
    return { answer, isWeak, isForeign: false };
  };
}
