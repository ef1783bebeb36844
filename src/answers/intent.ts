import type { Framework } from '../knowledge/framework.ts';
import type { ConcernId, DefinitionId } from '../knowledge/ids.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Service } from '../knowledge/service.ts';
import {
  contentOf,
  isComparing,
  isDefining,
  isInheriting,
  isSurveying,
} from '../matching/framing.ts';
import { nameKey } from '../matching/names.ts';
import { type Query, subjects } from '../matching/query.ts';
import type { Ranking } from '../matching/rank.ts';

/** What kind of thing is asked, before which concern. */
export type Intent =
  | { readonly kind: 'concern' }
  | { readonly kind: 'definition'; readonly definition: DefinitionId }
  | { readonly kind: 'term'; readonly concern: ConcernId }
  | { readonly kind: 'overview'; readonly service: Service }
  | { readonly kind: 'comparison'; readonly services: readonly [Service, Service, ...Service[]] }
  | {
      readonly kind: 'framework';
      readonly framework: Framework;
      readonly requirements: Framework['requirements'];
      readonly service: Service | null;
      /** Whether AWS's compliance is taken for one's own. */
      readonly inheriting: boolean;
    };

type Requirement = Framework['requirements'][number];

/** Least score of a definition that may stand against a concern. Measured by `npm run eval`. */
const definitionFloor = 0.2;

/** How much more sure a definition must be where nothing is asked to be explained. */
const ownershipFactor = 2;

/** Least score of a concern that is to be explained. Measured likewise. */
const termFloor = 0.2;

/** Least likeness to an ask by which a concern is meant, though the whole is asked for. */
const surveyNearness = 0.4;

/** Least likeness to an ask by which a hint is a concern: far ahead of the next concern, or among its like. */
const hintNearness = { leading: 0.55, among: 0.65 };

/** Share of the best score that the next concern must not reach for it to be far ahead. */
const hintRival = 0.75;

/** Query and ranking -> what kind of thing is asked. Kind before concern: "who is responsible for redshift". */
export function intentOf(knowledge: KnowledgeBase, query: Query, ranking: Ranking): Intent {
  const content = contentOf(query);
  const services = subjects(query).map(knowledge.service);
  const [first, second, ...rest] = services;
  const framework = frameworkIntent(knowledge, query, content, first ?? null);
  if (framework !== null) return framework;
  const [best] = ranking;
  if (best !== undefined && services.length === 0) {
    const { subject, score } = best;
    const least = isDefining(query) ? definitionFloor : definitionFloor * ownershipFactor;
    if (subject.kind === 'definition' && score > least) {
      return { kind: 'definition', definition: subject.id };
    }
  }
  const named = query.mentions.some(({ by }) => by === 'name');
  const explained = isDefining(query) && !named;
  if (explained && best?.subject.kind === 'concern' && best.score > termFloor) {
    return { kind: 'term', concern: best.subject.id };
  }
  const near = (best?.parts.best ?? 0) >= surveyNearness;
  if (first === undefined || (content.length > 0 && (near || !isSurveying(query)))) {
    return { kind: 'concern' };
  }
  if (!named && !isSurveying(query) && meansConcern(ranking)) return { kind: 'concern' };
  if (second !== undefined && isComparing(query)) {
    return { kind: 'comparison', services: [first, second, ...rest] };
  }
  return { kind: 'overview', service: first };
}

/** Whether a word that hints at a service ("mfa") rather is the name of one concern. */
export function meansConcern([best, second]: Ranking): boolean {
  if (best === undefined) return false;
  const leading = (second?.score ?? 0) < best.score * hintRival;
  return best.parts.best >= (leading ? hintNearness.leading : hintNearness.among);
}

/** A framework named with requirement ids, or with nothing that could name a concern. */
function frameworkIntent(
  knowledge: KnowledgeBase,
  query: Query,
  content: readonly string[],
  service: Service | null,
): Intent | null {
  const [id] = query.frameworks;
  const framework = id === undefined ? byRequirement(knowledge, query) : knowledge.framework(id);
  if (framework === undefined) return null;
  const requirements = requirementsNamed(framework, query);
  const names = new Set(
    [framework.name, ...framework.aliases].flatMap((name) =>
      name.toLowerCase().split(/[^a-z0-9.]+/),
    ),
  );
  const rest = content.filter((word) => !names.has(word));
  if (requirements.length === 0 && rest.length > 0) return null;
  const inheriting = requirements.length === 0 && isInheriting(query);
  return { kind: 'framework', framework, requirements, service, inheriting };
}

/** The requirements of a framework by their ids, taken apart as the words of a question are. */
type Keys = {
  readonly byWords: ReadonlyMap<string, Requirement>;
  /** First words of the ids: most words of a question are none, and need no further look. */
  readonly firsts: ReadonlySet<string>;
};

const requirementKeys = new WeakMap<Framework, Keys>();

function keysOf(framework: Framework): Keys {
  const known = requirementKeys.get(framework);
  if (known !== undefined) return known;
  const byWords = new Map(framework.requirements.map((entry) => [nameKey(entry.id), entry]));
  const firsts = new Set([...byWords.keys()].map((key) => key.split(' ', 1)[0] ?? ''));
  requirementKeys.set(framework, { byWords, firsts });
  return { byWords, firsts };
}

/** Whether an id, or one above it, may begin with a word: of `6.3.3` also with `6.3` or `6`. */
function mayBegin(firsts: ReadonlySet<string>, word: string): boolean {
  const dot = word.lastIndexOf('.');
  return firsts.has(word) || (dot > 0 && mayBegin(firsts, word.slice(0, dot)));
}

/** Most words of an id: `a 8 24`, `sec 01 bp 02`. */
const maxIdWords = 5;

/** The requirements whose ids a question holds; of 6.3.3 the nearest one above that is known. */
function requirementsNamed(framework: Framework, { words }: Query): readonly Requirement[] {
  if (!words.some(hasDigit)) return [];
  const { byWords, firsts } = keysOf(framework);
  const named = new Set<Requirement>();
  for (let at = 0; at < words.length; at++) {
    if (!mayBegin(firsts, words[at] ?? '')) continue;
    for (let length = 1; length <= maxIdWords && at + length <= words.length; length++) {
      const entry = longestKnown(byWords, words.slice(at, at + length).join(' '));
      if (entry !== undefined) named.add(entry);
    }
  }
  const all = framework.requirements.filter((entry) => named.has(entry));
  return all.filter(({ id }) => !all.some((other) => isBelow(other.id, id)));
}

/** `6.3.3` -> the requirement of that id, else of `6.3`, else of `6`. */
function longestKnown(
  keys: ReadonlyMap<string, Requirement>,
  key: string,
): Requirement | undefined {
  const dot = key.lastIndexOf('.');
  return keys.get(key) ?? (dot > 0 ? longestKnown(keys, key.slice(0, dot)) : undefined);
}

/** The framework whose requirement is named though it is not: `A.8.24`, `CC6.1`, `SEC01-BP02`. */
function byRequirement({ frameworks }: KnowledgeBase, query: Query): Framework | undefined {
  if (!query.words.some(hasDigit)) return undefined;
  const telling = ({ id }: Requirement): boolean => /^[a-z]+\W?\d+\W\w+/i.test(id);
  return frameworks.find((framework) => requirementsNamed(framework, query).some(telling));
}

/** Every id has one; most messages have none. */
function hasDigit(word: string): boolean {
  return /\d/.test(word);
}

function isBelow(id: string, above: string): boolean {
  return id !== above && id.startsWith(above) && /^[^a-z0-9]/i.test(id.slice(above.length));
}
