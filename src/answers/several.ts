import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { decide } from '../matching/decide.ts';
import { contentOf, isListing } from '../matching/framing.ts';
import type { Matcher } from '../matching/matcher.ts';
import { type Query, subjects } from '../matching/query.ts';
import type { Fit } from '../matching/rank.ts';
import { partNearness, thresholds } from '../matching/threshold.ts';
import type { Answer, AnswerBase } from './answer.ts';
import { blank } from './base.ts';
import { readingsOf } from './readings.ts';
import { reply } from './reply.ts';

/** Most things answered at once; a message that asks more is no message for a channel. */
const maxParts = 3;

/** Where one message goes over to its next question; not before a bare owner: "hypervisor: aws". */
const seams =
  /(?<=\?)\s+|[;\n]+|\.\s+|,\s+|:\s+(?!(?:aws|amazon|us|ours|theirs|them)\b)|\s+-\s+|\s+(?:and|plus|vs\.?|versus|whereas|while|but)\s+/i;

/** Says or asks whose it is: "who ...", "... is ours", "..., amazon?", "we do ...". */
const verdict =
  /\bwho(?:se)?\b|\b(?:is|are|for|by|to|on|=)\s+(?:aws|amazon|us|ours|theirs|yours|mine|them|the customer)\b|(?<!\b(?:with|from|of|by|at|the|or) )\b(?:aws|amazon|us|ours|theirs|yours|mine|them)\W*$|^(?:and )?(?:aws|amazon|we) (?:do|does|own|owns|takes?|covers?)\b/i;

/** Asks by itself. */
const asking = /\bwho(?:se)?\b/i;

/** What the parts are understood with. */
type Means = {
  readonly knowledge: KnowledgeBase;
  readonly matcher: Matcher;
  readonly standing: Fit;
};

/**
 * The answers to the parts of a message that asks several things: each part stands by itself, their
 * concerns and owners differ, and each says whose, or the whole asks to tell them apart. Else none.
 */
export function partAnswers(means: Means, whole: Query, base: AnswerBase): readonly Answer[] {
  const texts = base.question.split(seams).filter((part) => part.trim() !== '');
  if (texts.length < 2) return [];
  const services = subjects(whole);
  const told = texts.filter((text) => verdict.test(text));
  const listing = isListing(whole);
  const telling = listing
    ? texts
    : texts.filter((text) => told.includes(text) || isAfter(text, told));
  if (telling.length < 2 || !(listing || isAsked(whole, told))) return [];
  const mentions = services.length === 1 ? whole.mentions : [];
  const answers = telling.flatMap((text) => partAnswer(means, text, mentions));
  const concerns = new Set(answers.map(({ concern }) => concern));
  const owners = new Set(answers.map(({ owner }) => owner));
  const asked = answers.every(({ question }) => asking.test(question));
  const apart = concerns.size === answers.length && (owners.size > 1 || asked);
  return apart && answers.length <= maxParts ? answers : [];
}

/** "Security groups, us or them? And DDoS?" goes on asking the same. */
function isAfter(text: string, told: readonly string[]): boolean {
  return told.length > 0 && /^and\b.*\?$/i.test(text.trim());
}

/** A tale with both parties in it asks nothing: "answered by AWS, who redirect it to us". */
function isAsked({ cues }: Query, told: readonly string[]): boolean {
  return cues.confirmation + cues.questionMark > 0 || told.some((text) => asking.test(text));
}

/** A part's answer if it clearly is about one concern; the message's one service holds for all parts. */
function partAnswer(
  { knowledge, matcher, standing }: Means,
  text: string,
  mentions: Query['mentions'],
): readonly Answer[] {
  const own = matcher.understand(text);
  if (contentOf(own).length === 0 && !own.mentions.some(({ by }) => by === 'hint')) return [];
  const query = subjects(own).length > 0 ? own : { ...own, mentions };
  const ranking = matcher.rank(query, standing);
  const readings = readingsOf(knowledge, query, ranking, matcher.odds);
  const match = decide(readings, { ...thresholds.overheard, sure: 0 });
  if (match.kind !== 'clear' || match.best.hit.parts.best < partNearness) return [];
  const answer = reply(knowledge, { query, ranking, match, base: blank(text, knowledge.version) });
  return answer.kind === 'responsibility' ? [answer] : [];
}

/** The whole answers to the parts under one headline; an owner only if all agree. */
export function severalAnswer(parts: readonly Answer[], base: AnswerBase): Answer {
  const owners = new Set(parts.map(({ owner }) => owner));
  const [first] = owners;
  return {
    ...base,
    kind: 'several',
    owner: owners.size === 1 ? (first ?? null) : null,
    headline: parts.map(({ headline }) => headline).join(' '),
    because: parts.map(({ because }) => because).join(' '),
    aws: parts.flatMap(({ aws }) => aws),
    customer: parts.flatMap(({ customer }) => customer),
    actions: parts.flatMap(({ actions }) => actions),
    sources: parts.flatMap(({ sources }) => sources),
    reviewed: parts.map(({ reviewed }) => reviewed).sort()[0] ?? '',
    parts,
  };
}
