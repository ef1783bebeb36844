import type { Answer } from '../../src/answers/answer.ts';
import type { Item } from './item.ts';

/**
 * What became of one message. `right`: the expected owner, or the expected kind. `defensible`: an
 * owner that an expert could also defend. `refused`: no owner stated. `wrong`: another owner.
 * `false answer`: spoke where it should have been silent or not know.
 */
export type Outcome = 'right' | 'defensible' | 'refused' | 'wrong' | 'false answer';

/** Kinds whose answers are for the person to go on from. */
const open = new Set(['unknown', 'choice']);

export function outcomeOf(item: Item, answer: Answer): Outcome {
  const wantsKind = item.kind !== undefined && item.kind !== 'unknown';
  if (item.expected === null && !wantsKind) return open.has(answer.kind) ? 'right' : 'false answer';
  if (item.expected === null) return kindOutcome(item, answer);
  return ownerOutcome(item, answer.kind === 'depends' ? 'depends' : answer.owner);
}

/** What became of a message that wants an owner; `depends` for "it depends", null for none stated. */
export function ownerOutcome({ expected, also_ok }: Item, owner: string | null): Outcome {
  if (owner === expected) return 'right';
  if (owner !== null && also_ok.includes(owner)) return 'defensible';
  if (owner === null || (owner === 'depends' && expected !== 'depends')) return 'refused';
  return 'wrong';
}

/** An answer that states no owner: its kind must be the expected one, or its parts have the owners. */
function kindOutcome({ kind, owners, also_ok }: Item, answer: Answer): Outcome {
  if (answer.kind === 'several' && owners !== undefined) {
    const stated = answer.parts.map((part): string | null =>
      part.kind === 'depends' ? 'depends' : part.owner,
    );
    return owners.every((owner) => stated.includes(owner)) ? 'right' : 'wrong';
  }
  if (answer.kind === kind) return 'right';
  if (answer.owner !== null && also_ok.includes(answer.owner)) return 'defensible';
  if (answer.owner !== null && owners?.includes(answer.owner)) return 'refused';
  return open.has(answer.kind) ? 'refused' : 'wrong';
}

/** Outcomes counted, with the share of each. */
export type Tally = Readonly<Record<Outcome, number>> & { readonly total: number };

export function tally(outcomes: readonly Outcome[]): Tally {
  const count = (outcome: Outcome): number => outcomes.filter((o) => o === outcome).length;
  return {
    right: count('right'),
    defensible: count('defensible'),
    refused: count('refused'),
    wrong: count('wrong'),
    'false answer': count('false answer'),
    total: outcomes.length,
  };
}
