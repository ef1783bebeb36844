import { standingOf } from '../answers/ask.ts';
import { placeOf } from '../answers/place.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Matcher } from '../matching/matcher.ts';
import { type Query, subjects } from '../matching/query.ts';
import type { Hit } from '../matching/rank.ts';

/** Places of the ranking shown. */
const shown = 5;

/** How a question was understood: the query, the first hits with the parts of their scores, the rule. */
export function explanation(knowledge: KnowledgeBase, matcher: Matcher, question: string): string {
  const query = matcher.understand(question);
  const ranking = matcher.rank(query, standingOf(knowledge));
  const gate = matcher.gate(query, ranking);
  return [
    `words     ${query.words.join(' ')}`,
    `services  ${mentions(query)}`,
    `terms     ${query.terms.map(({ text }) => text).join(', ')}`,
    `act       ${query.act}, asserted ${query.asserted ?? 'nothing'}`,
    `gate      ${gate.toFixed(3)} (that ownership is asked)`,
    'hits',
    ...ranking.slice(0, shown).map(hitLine),
    `rule      ${rule(knowledge, query, ranking[0])}`,
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

function rule(knowledge: KnowledgeBase, query: Query, hit: Hit | undefined): string {
  if (hit === undefined) return 'nothing matched';
  if (hit.subject.kind === 'definition') return 'a definition, no owner';
  const place = placeOf(knowledge, knowledge.concern(hit.subject.id), subjects(query));
  if (place.kind === 'depends') return 'no service named and the owner differs: it depends';
  const { rule: by, cell, service } = place.responsibility;
  const of = place.named ? service.id : 'no service named';
  return `${by} for ${of}: ${cell.owner}`;
}
