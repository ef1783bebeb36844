import type { Concern } from '../knowledge/concern.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { contentOf, isContinuing } from '../matching/framing.ts';
import { type Query, subjects } from '../matching/query.ts';
import type { Topic } from './answer.ts';

/** A query as it stands in its thread. */
export type Turn = {
  readonly query: Query;
  /** The concern it goes on about; null when it names its own. */
  readonly concern: Concern | null;
  /** Whether the thread's last topic filled in what the message left out. */
  readonly continued: boolean;
};

/** Fills in what the message leaves out from what its thread was last about. */
export function inThread(
  knowledge: KnowledgeBase,
  query: Query,
  previous: Topic | undefined,
): Turn {
  const alone = { query, concern: null, continued: false };
  if (previous === undefined || !isContinuing(query)) return alone;
  const named = subjects(query).length > 0;
  const content = contentOf(query).length > 0;
  const concern = knowledge.findConcern(previous.concern ?? '');
  if (named && !content && concern !== undefined) return { query, concern, continued: true };
  const service = knowledge.findService(previous.service ?? '');
  if (named || !content || service === undefined) return alone;
  const mention = {
    service: service.id,
    by: 'name',
    role: 'subject',
    negated: false,
    at: 0,
  } as const;
  return {
    query: { ...query, mentions: [...query.mentions, mention] },
    concern: null,
    continued: true,
  };
}
