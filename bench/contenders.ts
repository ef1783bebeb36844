import { createAsk, standingOf } from '../src/answers/ask.ts';
import { placeOf, placeOwner } from '../src/answers/place.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { createIndex } from '../src/matching/create-index.ts';
import { createMatcher, type Matcher } from '../src/matching/matcher.ts';
import { createNames } from '../src/matching/names.ts';
import { subjects } from '../src/matching/query.ts';
import type { Item } from '../test/evals/item.ts';
import type { EvalParts } from '../test/evals/parts.ts';
import { type Outcome, outcomeOf, ownerOutcome } from '../test/evals/score.ts';
import { documentsOf, type Find, type Other, others } from './others.ts';

/** Somebody who answers questions, ready to. */
export type Ready = {
  /** What is timed. */
  readonly answer: (question: string) => unknown;
  /** What became of one item. */
  readonly outcome: (item: Item) => Outcome;
};

export type Contender = { readonly name: string; readonly build: () => Ready };

/**
 * srm as it is, its ranking alone, each of the others, and whoever always says "customer". All but
 * the first have one resolver and one recognition of services (ours), and no gate: what differs
 * between them is the matching alone.
 */
export function contenders(parts: EvalParts): readonly Contender[] {
  return [
    { name: 'srm', build: () => whole(parts) },
    { name: 'srm, ranking alone', build: () => rankingAlone(parts) },
    ...others.map((other) => ({ name: other.name, build: () => offTheShelf(parts, other) })),
    { name: 'always "customer"', build: () => constant },
  ];
}

/** A matcher whose index is made here, as the others make theirs. */
function matcherOf({ knowledge, matcher }: EvalParts): Matcher {
  return createMatcher(knowledge, createIndex(knowledge, createNames(knowledge), matcher.index));
}

function whole(parts: EvalParts): Ready {
  const ask = createAsk(parts.knowledge, matcherOf(parts));
  return {
    answer: (question) => ask(question),
    outcome: (item) => outcomeOf(item, ask(item.question ?? '')),
  };
}

function rankingAlone(parts: EvalParts): Ready {
  const { understand, rank } = matcherOf(parts);
  const standing = standingOf(parts.knowledge);
  return withResolver(parts, (question) => {
    const hit = rank(understand(question), standing).find(
      ({ subject }) => subject.kind === 'concern',
    );
    return hit?.subject.id;
  });
}

function offTheShelf(parts: EvalParts, other: Other): Ready {
  return withResolver(parts, other.build(documentsOf(parts.knowledge)));
}

const constant: Ready = {
  answer: () => 'customer',
  outcome: (item) => ownerOutcome(item, 'customer'),
};

/** Concern found x services named -> owner, as srm does it. */
function withResolver({ knowledge, matcher }: EvalParts, find: Find): Ready {
  return {
    answer: find,
    outcome: (item) => {
      const question = item.question ?? '';
      const named = subjects(matcher.understand(question));
      return ownerOutcome(item, ownerOf(knowledge, find(question), named));
    },
  };
}

function ownerOf(
  knowledge: KnowledgeBase,
  id: string | undefined,
  services: ReturnType<typeof subjects>,
): string | null {
  const concern = knowledge.findConcern(id ?? '');
  return concern === undefined ? null : placeOwner(placeOf(knowledge, concern, services));
}
