import { standingOf } from '../answers/ask.ts';
import { placeOf } from '../answers/place.ts';
import { readingsOf, servicesOf } from '../answers/readings.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { decide, type Match, type Reading, sharesOf } from '../matching/decide.ts';
import type { Matcher } from '../matching/matcher.ts';
import { owners } from '../matching/owner-model.ts';
import type { Query } from '../matching/query.ts';
import type { Hit } from '../matching/rank.ts';
import { thresholds } from '../matching/threshold.ts';

/** Places of the ranking shown. */
const shown = 5;

/** How a question was understood: the query, the first hits with the parts of their scores, the rule. */
export function explanation(knowledge: KnowledgeBase, matcher: Matcher, question: string): string {
  const query = matcher.understand(question);
  const ranking = matcher.rank(query, standingOf(knowledge));
  const readings = readingsOf(knowledge, query, ranking, matcher.odds);
  const match = decide(readings, thresholds.addressed);
  return [
    `words     ${query.words.join(' ')}`,
    `services  ${mentions(query)}`,
    `terms     ${query.terms.map(({ text }) => text).join(', ')}`,
    `act       ${query.act}, asserted ${query.asserted ?? 'nothing'}`,
    `gate      ${matcher.gate(query, ranking).toFixed(3)} (that ownership is asked)`,
    'hits',
    ...ranking.slice(0, shown).map(hitLine),
    'readings, and whose part the words ask about if it is this one',
    ...readings.slice(0, shown).map(readingLine),
    `together  ${readings.length === 0 ? 'nothing' : sharesLine(readings)}`,
    `rule      ${rule(knowledge, query, match)}`,
  ].join('\n');
}

function mentions({ mentions: list }: Query): string {
  if (list.length === 0) return 'none';
  return list
    .map(({ service, by, role, negated }) => `${negated ? 'not ' : ''}${service} (${by}, ${role})`)
    .join(', ');
}

function hitLine({ subject, score, parts, ask }: Hit): string {
  const numbers = Object.entries(parts).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  return `  ${score.toFixed(3)} ${subject.id}: ${numbers.join(', ')}; nearest "${ask?.text ?? ''}"`;
}

function readingLine({ hit, owner, half, odds }: Reading): string {
  const words = owners.map((name) => `${name} ${odds[name].toFixed(2)}`).join(', ');
  const of = half === null ? '' : ', by the half its nearest ask is marked with';
  return `  ${hit.subject.id}: ${owner ?? 'does not arise'}${of}; words: ${words}`;
}

function sharesLine(readings: readonly Reading[]): string {
  return [...sharesOf(readings)]
    .sort(([, a], [, b]) => b - a)
    .map(([owner, share]) => `${owner ?? 'does not arise'} ${share.toFixed(3)}`)
    .join(', ');
}

function rule(knowledge: KnowledgeBase, query: Query, match: Match): string {
  if (match.kind === 'none') return 'nothing matched';
  if (match.kind === 'ambiguous') return 'not sure enough: a choice';
  const { hit, half } = match.best;
  if (hit.subject.kind === 'definition') return 'a definition, no owner';
  const concern = knowledge.concern(hit.subject.id);
  const place = placeOf(knowledge, concern, servicesOf(query, hit));
  if (place.kind === 'depends') return 'no service named and the owner differs: it depends';
  const { rule: by, cell, service } = place.responsibility;
  const of = place.named ? service.id : 'no service named';
  const part = half === null ? '' : `; the part of ${half} is asked about`;
  return `${concern.id}, ${by} for ${of}: ${cell.owner}${part}`;
}
