import type { ConcernId, ServiceId } from '../knowledge/ids.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { decide } from '../matching/decide.ts';
import { isAcknowledging } from '../matching/framing.ts';
import { foreignLanguage } from '../matching/language.ts';
import type { Matcher } from '../matching/matcher.ts';
import { subjects } from '../matching/query.ts';
import type { Fit } from '../matching/rank.ts';
import { thresholds } from '../matching/threshold.ts';
import { cut } from '../matching/tokens.ts';
import type { Answer, Ask, Circumstances, Hearing } from './answer.ts';
import { blank } from './base.ts';
import { silence } from './choice.ts';
import { inThread } from './follow-up.ts';
import { otherLanguageAnswer } from './other-language.ts';
import { halfOf, readingsOf } from './readings.ts';
import { concernAnswer, type Heard, reply } from './reply.ts';
import { partAnswers, severalAnswer } from './several.ts';

const addressed: Circumstances = { hearing: 'addressed' };

/** Question -> query -> ranking -> match -> responsibility -> answer, on one screen. */
export function createAsk(knowledge: KnowledgeBase, matcher: Matcher): Ask {
  const standing = standingOf(knowledge);
  return (question, { hearing, previous } = addressed) => {
    const base = blank(cut(question), knowledge.version);
    const language = foreignLanguage(base.question);
    if (language !== null) {
      return hearing === 'addressed' ? otherLanguageAnswer(language, base) : silence(base);
    }
    const thread = { knowledge, matcher, standing, previous };
    const { query, ranking, concern, continued } = inThread(base.question, thread);
    if (concern !== null) {
      const half = halfOf(knowledge, query, concern, matcher.odds);
      return concernAnswer(knowledge, concern, subjects(query), { query, base, half });
    }
    const heard = {
      query,
      ranking,
      match: decide(
        readingsOf(knowledge, query, ranking, matcher.odds),
        // A next turn is said to whoever spoke before.
        thresholds[continued ? 'addressed' : hearing],
      ),
      base,
    };
    const { gate, near, nearGate } = thresholds[hearing];
    const least = (ranking[0]?.parts.best ?? 0) >= near ? nearGate : gate;
    const idle = previous !== undefined && isAcknowledging(query);
    if (idle || (!continued && matcher.gate(query, ranking) < least)) {
      return unheard(knowledge, hearing, heard);
    }
    const parts = continued ? [] : partAnswers({ knowledge, matcher, standing }, query, base);
    const answer = parts.length > 1 ? severalAnswer(parts, base) : reply(knowledge, heard);
    return hearing === 'addressed' || speaksUp(answer, hearing) ? answer : silence(base);
  };
}

/** How a concern stands to a service, by the matrix: ranking weighs it. */
export function standingOf(knowledge: KnowledgeBase): Fit {
  const rows = new Map<ServiceId, Map<ConcernId, ReturnType<Fit>>>();
  return (concern, service) => {
    const row = rows.get(service) ?? new Map<ConcernId, ReturnType<Fit>>();
    const before = row.get(concern);
    if (before !== undefined) return before;
    const { cell, rule } = knowledge.cell(concern, service);
    const stands = cell.owner === 'none' ? 'none' : rule === 'model' ? 'general' : 'special';
    if (rows.size < maxRemembered) rows.set(service, row.set(concern, stands));
    return stands;
  };
}

/** Services whose standing to concerns is kept ready: a question asks for thirty. */
const maxRemembered = 1000;

/** Not asked for: nothing in a channel; "I don't know" to whoever addressed the app. */
function unheard(knowledge: KnowledgeBase, hearing: Hearing, heard: Heard): Answer {
  if (hearing !== 'addressed') return silence(heard.base);
  return reply(knowledge, { ...heard, match: { kind: 'none' } });
}

/** Unasked, the app says only what it is sure of; of a framework, where it is part of the thread. */
function speaksUp({ kind }: Answer, hearing: Hearing): boolean {
  if (kind === 'framework') return hearing === 'thread';
  return kind !== 'choice' && kind !== 'unknown' && kind !== 'definition';
}
