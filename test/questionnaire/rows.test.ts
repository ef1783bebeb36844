import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAskListed } from '../../src/answers/listed.ts';
import { doubtOf } from '../../src/questionnaire/doubt.ts';
import { questionOf, subjectOf } from '../../src/questionnaire/question-text.ts';
import { type Item, messagesOf, parseItems } from '../evals/item.ts';
import { type Outcome, outcomeOf } from '../evals/score.ts';
import { knowledge, realMatcher } from '../knowledge-fixture.ts';

const askListed = createAskListed(knowledge, realMatcher());

type Row = {
  readonly expected: string | null;
  readonly outcome: Outcome;
  readonly read: boolean;
};

const owners: readonly (string | null)[] = ['aws', 'customer', 'shared'];

/** What became of the items, each with whether it is marked to be read. */
function rowsOf(file: string): readonly Row[] {
  const items = parseItems(readFileSync(new URL(`../evals/${file}`, import.meta.url), 'utf8'));
  return items.filter(({ turns }) => turns === undefined).map(rowOf);
}

function rowOf(item: Item): Row {
  const listed = askListed(subjectOf(questionOf(messagesOf(item).join()) ?? ''));
  const outcome = outcomeOf(item, listed.answer);
  return { expected: item.expected, outcome, read: doubtOf(listed) !== null };
}

describe('in the words of auditors, written for this test beside the asks, not blind,', () => {
  const rows = rowsOf('questionnaire.jsonl');
  const of = (...outcomes: readonly Outcome[]) =>
    rows.filter(({ outcome }) => outcomes.includes(outcome));

  it('nine of ten questions with an owner get a right or defensible one', () => {
    const [good, bad] = [of('right', 'defensible'), of('refused', 'wrong')];
    expect(good.length / (good.length + bad.length)).toBeGreaterThanOrEqual(0.85);
  });

  it('a wrong owner is marked to be read', () => {
    expect(of('wrong').filter(({ read }) => !read)).toEqual([]);
  });
});

it('of wrong owners on the tuning half most are marked to be read, of right ones few', () => {
  const rows = rowsOf('tuning.jsonl').filter(({ expected }) => owners.includes(expected));
  const marked = (...outcomes: readonly Outcome[]): number => {
    const these = rows.filter(({ outcome }) => outcomes.includes(outcome));
    return these.filter(({ read }) => read).length / these.length;
  };
  expect(marked('wrong')).toBeGreaterThanOrEqual(0.7);
  expect(marked('right', 'defensible')).toBeLessThanOrEqual(0.35);
});
