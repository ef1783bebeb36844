import type { Item } from './item.ts';
import type { Result } from './run.ts';

/** A line for each item that came out wrong: what became of it, what was wanted, what it got. */
export function missLines(results: readonly Result[]): readonly string[] {
  return results
    .filter(({ outcome }) => outcome !== 'right' && outcome !== 'defensible')
    .map(({ item, answer, outcome }) => {
      const got = `${answer.kind} ${answer.owner ?? ''} ${answer.concern ?? ''} ${answer.service ?? ''}`;
      return `${outcome.toUpperCase()} want ${wanted(item)} got ${got} | ${item.question ?? item.turns?.join(' >> ')}`;
    });
}

function wanted({ expected, kind, concern }: Item): string {
  return `${expected ?? kind ?? 'silence'} ${concern ?? ''}`;
}
