import type { Concern } from '../knowledge/concern.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { contentOf, isContinuing, opensTurn } from '../matching/framing.ts';
import type { Matcher } from '../matching/matcher.ts';
import { type Query, subjects } from '../matching/query.ts';
import type { Fit, Ranking } from '../matching/rank.ts';
import { ownNearness } from '../matching/threshold.ts';
import type { Topic } from './answer.ts';

/** A query as it stands in its thread, and its ranking. */
export type Turn = {
  readonly query: Query;
  readonly ranking: Ranking;
  /** The concern it goes on about; null when it names its own. */
  readonly concern: Concern | null;
  /** Whether the thread's last topic filled in what the message left out. */
  readonly continued: boolean;
};

/** What understanding a turn needs beside its text. */
export type Thread = {
  readonly knowledge: KnowledgeBase;
  readonly matcher: Matcher;
  readonly standing: Fit;
  readonly previous: Topic | undefined;
};

/** Understands a message, filling in what it leaves out from what its thread was last about. */
export function inThread(text: string, { knowledge, matcher, standing, previous }: Thread): Turn {
  const own = matcher.understand(text);
  const ranking = matcher.rank(own, standing);
  const alone = { query: own, ranking, concern: null, continued: false };
  if (previous === undefined || !isContinuing(own)) return alone;
  const named = subjects(own).length > 0;
  const content = contentOf(own).length > 0;
  const before = knowledge.findConcern(previous.concern ?? '') ?? null;
  const ownConcern = content && (ranking[0]?.parts.best ?? 0) >= ownNearness;
  if (named) {
    return before === null || ownConcern ? alone : { ...alone, concern: before, continued: true };
  }
  const service = knowledge.findService(previous.service ?? '');
  if (service === undefined || !content || (!ownConcern && !opensTurn(own))) return alone;
  // Read as if the service had been named, so that "the imported one" finds its kind.
  const query = matcher.understand(`${service.name}: ${text}`);
  const completed = { query, ranking: matcher.rank(query, standing) };
  return { ...completed, concern: ownConcern ? null : before, continued: opensTurn(own) };
}
