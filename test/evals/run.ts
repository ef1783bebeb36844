import { type Answer, type Ask, type Hearing, topicOf } from '../../src/answers/answer.ts';
import { type Item, messagesOf } from './item.ts';
import { type Outcome, outcomeOf, share, tally } from './score.ts';

export type Result = { readonly item: Item; readonly answer: Answer; readonly outcome: Outcome };

/** Asks every item, its earlier turns first. */
export function runItems(items: readonly Item[], ask: Ask, hearing: Hearing): readonly Result[] {
  return items.map((item) => {
    const answer = lastAnswer(messagesOf(item), ask, hearing);
    return { item, answer, outcome: outcomeOf(item, answer) };
  });
}

function lastAnswer(messages: readonly string[], ask: Ask, hearing: Hearing): Answer {
  const [first = '', ...rest] = messages;
  return rest.reduce(
    (before, message) => ask(message, { hearing: 'addressed', previous: topicOf(before) }),
    ask(first, { hearing }),
  );
}

/** Lines of a report: all, then by one field of the items. */
export function report(title: string, results: readonly Result[]): readonly string[] {
  const groups = new Map<string, Outcome[]>();
  for (const { item, outcome } of results) {
    for (const key of [
      'all',
      isAsked(item) ? 'asked' : 'silence',
      `shape ${item.shape}`,
      `expects ${item.expected ?? item.kind ?? 'silence'}`,
    ]) {
      groups.set(key, [...(groups.get(key) ?? []), outcome]);
    }
  }
  const names = [...groups.keys()].sort((a, b) =>
    a === 'all' ? -1 : b === 'all' ? 1 : a < b ? -1 : 1,
  );
  return [
    title,
    `  ${'group'.padEnd(24)}${'n'.padStart(5)}${columns.map((c) => c.padStart(13)).join('')}`,
    ...names.map((name) => line(name, groups.get(name) ?? [])),
  ];
}

/** Whether anything is asked that has an answer. */
export function isAsked({ expected, kind }: Item): boolean {
  return expected !== null || kind !== undefined;
}

const columns = ['right', 'right or def.', 'refused', 'wrong', 'false answer'];

function line(name: string, outcomes: readonly Outcome[]): string {
  const t = tally(outcomes);
  const cells = [t.right, t.right + t.defensible, t.refused, t.wrong, t['false answer']];
  const shares = cells.map((part) => share(part, t.total).padStart(13)).join('');
  return `  ${name.padEnd(24)}${String(t.total).padStart(5)}${shares}`;
}
