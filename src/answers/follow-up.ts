import type { Concern } from '../knowledge/concern.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Service } from '../knowledge/service.ts';
import {
  asksAgain,
  contentOf,
  isChatting,
  isContinuing,
  isTakingBack,
  opensTurn,
} from '../matching/framing.ts';
import type { Matcher } from '../matching/matcher.ts';
import { type Query, subjects } from '../matching/query.ts';
import type { Fit, Ranking } from '../matching/rank.ts';
import { turns } from '../matching/threshold.ts';
import type { Topic } from './answer.ts';
import { meansConcern } from './intent.ts';

/** A query as it stands in its thread, and its ranking. */
export type Turn = {
  readonly query: Query;
  readonly ranking: Ranking;
  /** The concern it goes on about; null when it names its own. */
  readonly concern: Concern | null;
  /** Whether it reads as the next turn of its thread, so that nobody need ask whether it is one. */
  readonly continued: boolean;
};

/** What understanding a turn needs beside its text. */
export type Thread = {
  readonly knowledge: KnowledgeBase;
  readonly matcher: Matcher;
  readonly standing: Fit;
  readonly previous: Topic | undefined;
};

type Heard = Pick<Turn, 'query' | 'ranking'>;

/** Understands a message, filling in what it leaves out from what its thread was last about. */
export function inThread(text: string, thread: Thread): Turn {
  const own = heardAs(text, thread);
  const { knowledge, previous } = thread;
  const alone = { ...own, concern: null, continued: false };
  if (previous === undefined || !isContinuing(own.query) || isChatting(own.query)) return alone;
  const before = knowledge.findConcern(previous.concern ?? '') ?? null;
  if (subjects(own.query).length > 0) return withService(own, before, previous);
  const service = knowledge.findService(previous.service ?? '');
  return withoutService(text, own, { thread, before, service });
}

function heardAs(text: string, { matcher, standing }: Thread): Heard {
  const query = matcher.understand(text);
  return { query, ranking: matcher.rank(query, standing) };
}

/** A service is named: the concern stays, unless the message has one of its own. */
function withService(own: Heard, before: Concern | null, previous: Topic): Turn {
  const bare = contentOf(own.query).length === 0;
  if (before === null) {
    const surveys = previous.kind === 'overview' && bare;
    return { ...own, concern: null, continued: surveys && opensTurn(own.query) };
  }
  const hinted = own.query.mentions.every(({ by }) => by === 'hint') && meansConcern(own.ranking);
  if ((bare && !hinted) || !hasOwnConcern(own, before))
    return { ...own, concern: before, continued: true };
  return { ...own, concern: null, continued: completes(own) };
}

/** What a message without a service is completed from. */
type Before = {
  readonly thread: Thread;
  readonly before: Concern | null;
  readonly service: Service | undefined;
};

function withoutService(text: string, own: Heard, { thread, before, service }: Before): Turn {
  const place = placeOfTurn(text, own.query, thread, service);
  // Read as if the service had been named, so that "the imported one" finds its kind.
  const completed =
    place.service === null ? own : heardAs(`${place.service.name}: ${text}`, thread);
  const kept = { ...completed, concern: before, continued: true };
  if (before !== null && place.says) return kept;
  if (contentOf(own.query).length === 0) {
    const again = before !== null && opensTurn(own.query) && asksAgain(own.query);
    return again ? kept : { ...own, concern: null, continued: false };
  }
  const continued = completes(own);
  if (hasOwnConcern(own, before) || hasOwnConcern(completed, before)) {
    return { ...surer(own, completed, thread), concern: null, continued };
  }
  return continued || (before !== null && isTakingBack(own.query))
    ? kept
    : { ...own, concern: null, continued };
}

/** A concern that cannot arise on the service before does not go on about it: "pods" after Lambda. */
function surer(own: Heard, completed: Heard, { standing }: Thread): Heard {
  const [best] = own.ranking;
  const [service] = subjects(completed.query);
  if (best?.subject.kind !== 'concern' || service === undefined) return completed;
  const strange = best.parts.best >= turns.near || best.score >= turns.clear;
  return strange && standing(best.subject.id, service) === 'none' ? own : completed;
}

/** Where a turn without a service goes on; `says` when that is all it says: "the imported one", "no, zip". */
function placeOfTurn(
  text: string,
  own: Query,
  { knowledge, matcher }: Thread,
  service: Service | undefined,
): { readonly service: Service | null; readonly says: boolean } {
  if (service === undefined) return { service: null, says: false };
  const parent = knowledge.findService(service.partOf ?? '') ?? service;
  const read = matcher.understand(`${parent.name}: ${text}`);
  const kind = subjects(read)
    .map(knowledge.service)
    .find(({ partOf }) => partOf === parent.id);
  if (kind !== undefined) {
    const words = new Set(namesOf(kind, matcher));
    const rest = contentOf(own).filter((word) => !words.has(word) && !choosing.has(word));
    return { service: kind, says: rest.length === 0 };
  }
  if (!isTakingBack(own)) return { service, says: false };
  if (parent !== service) return { service: parent, says: contentOf(own).length === 0 };
  return { service: service.model === 'hybrid' ? null : service, says: false };
}

/** Verbs that say which kind one has, and nothing about it. */
const choosing = new Set(['ship', 'build', 'pick', 'chose', 'choos', 'have', 'prefer']);

/** Stems of all the words by which a kind is named. */
function namesOf({ name, aliases, hints }: Service, matcher: Matcher): readonly string[] {
  return [name, ...aliases, ...hints].flatMap((text) =>
    matcher.understand(text).terms.map((term) => term.text),
  );
}

/** Whether a message names a concern that is not the one before: near to an ask, or much nearer. */
function hasOwnConcern({ ranking }: Heard, before: Concern | null): boolean {
  const hits = ranking.filter(({ subject }) => subject.kind === 'concern');
  const [best] = hits;
  if (best === undefined || best.score < turns.floor) return false;
  if (best.coverage < turns.coverage) return false;
  if (best.parts.best >= turns.near) return true;
  const old = hits.find(({ subject }) => subject.id === before?.id);
  return best.score * turns.rival > (old?.score ?? 0);
}

/** Whether a message can only be a next turn: it begins like one and speaks of what is known. */
function completes({ query, ranking }: Heard): boolean {
  return opensTurn(query) && (ranking[0]?.coverage ?? 0) >= turns.coverage;
}
