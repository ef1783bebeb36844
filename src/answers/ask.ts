import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { decide } from '../matching/decide.ts';
import { gate } from '../matching/gate.ts';
import type { Matcher } from '../matching/matcher.ts';
import { type Query, subjects } from '../matching/query.ts';
import type { Fit } from '../matching/rank.ts';
import { partNearness, thresholds } from '../matching/threshold.ts';
import { maxQuestionLength } from '../matching/tokens.ts';
import type { Answer, Ask, Circumstances, Hearing } from './answer.ts';
import { blank } from './base.ts';
import { silence } from './choice.ts';
import { inThread } from './follow-up.ts';
import { concernAnswer, type Heard, reply } from './reply.ts';
import { partsOf, severalAnswer } from './several.ts';

const addressed: Circumstances = { hearing: 'addressed' };

/** Question -> query -> ranking -> match -> responsibility -> answer, on one screen. */
export function createAsk(knowledge: KnowledgeBase, matcher: Matcher): Ask {
  const fit = fitOf(knowledge);
  return (question, { hearing, previous } = addressed) => {
    const base = blank(question.slice(0, maxQuestionLength), knowledge.version);
    const turn = inThread(knowledge, matcher.understand(base.question), previous);
    const { query, concern, continued } = turn;
    if (concern !== null) {
      return concernAnswer(knowledge, concern, subjects(query), { query, base, half: null });
    }
    const ranking = matcher.rank(query, fit);
    const heard = { query, ranking, match: decide(ranking, thresholds[hearing]), base };
    if (!continued && gate(query, ranking) < thresholds[hearing].gate) {
      return unheard(knowledge, hearing, heard);
    }
    const parts = continued ? [] : partAnswers(knowledge, matcher, fit, base.question);
    const answer = parts.length > 1 ? severalAnswer(parts, base) : reply(knowledge, heard);
    return hearing === 'addressed' || speaksUp(answer) ? answer : silence(base);
  };
}

function fitOf(knowledge: KnowledgeBase): Fit {
  return (concern, service) => {
    const { cell, rule } = knowledge.responsibility(concern, service);
    if (cell.owner === 'none') return 'none';
    return rule === 'model' ? 'general' : 'special';
  };
}

/** Not asked for: nothing in a channel; "I don't know" to whoever addressed the app. */
function unheard(knowledge: KnowledgeBase, hearing: Hearing, heard: Heard): Answer {
  if (hearing !== 'addressed') return silence(heard.base);
  return reply(knowledge, { ...heard, match: { kind: 'none' } });
}

/** Unasked, the app says only what it is sure of. */
function speaksUp({ kind }: Answer): boolean {
  return kind !== 'choice' && kind !== 'unknown' && kind !== 'definition' && kind !== 'framework';
}

/** The answers to the parts of a message, if each part stands by itself and they differ; else none. */
function partAnswers(
  knowledge: KnowledgeBase,
  matcher: Matcher,
  fit: Fit,
  question: string,
): readonly Answer[] {
  const texts = partsOf(question);
  if (texts.length < 2) return [];
  let services: Query['mentions'] = [];
  const answers = texts.flatMap((text): readonly Answer[] => {
    const own = matcher.understand(text);
    const query = subjects(own).length > 0 ? own : { ...own, mentions: services };
    services = query.mentions;
    const ranking = matcher.rank(query, fit);
    const match = decide(ranking, thresholds.overheard);
    if (match.kind !== 'clear' || match.best.parts.best < partNearness) return [];
    return [reply(knowledge, { query, ranking, match, base: blank(text, knowledge.version) })];
  });
  const concerns = new Set(answers.map(({ concern }) => concern));
  return answers.length === texts.length && concerns.size === texts.length ? answers : [];
}
