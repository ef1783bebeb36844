import type { Answer } from '../answers/answer.ts';
import type { Listed } from '../answers/listed.ts';

/** Why somebody has to read a row, in the order in which the summary tells them. */
export const doubts = [
  'foreign',
  'refused',
  'choice',
  'depends',
  'several',
  'at large',
  'weak',
] as const;
export type Doubt = (typeof doubts)[number];

/** What the mark says in the row, and the summary after a number. */
export const doubtWords = {
  foreign: 'not in English',
  refused: 'nothing known is near enough',
  choice: 'could mean more than one thing',
  depends: 'depends on the service',
  several: 'several things with different owners',
  'at large': 'about more than one concern',
  weak: 'weak match',
} as const satisfies Record<Doubt, string>;

/** Why somebody has to read it, or null where the answer may be taken as it is. */
export function doubtOf({ answer, isWeak, isForeign }: Listed): Doubt | null {
  if (isForeign) return 'foreign';
  switch (answer.kind) {
    case 'unknown':
      return 'refused';
    case 'choice':
      return 'choice';
    case 'depends':
      return 'depends';
    case 'several':
      return answer.owner === null ? 'several' : weak(isWeak);
    case 'overview':
    case 'comparison':
    case 'definition':
    case 'framework':
      return 'at large';
    case 'responsibility':
      return weak(isWeak);
    default:
      return answer satisfies never;
  }
}

function weak(isWeak: boolean): Doubt | null {
  return isWeak ? 'weak' : null;
}

/** The mark in a row: the reason, and between what to choose where that is known. */
export function mark(doubt: Doubt | null, answer: Answer): string {
  if (doubt === null) return '';
  const between = answer.kind === 'choice' ? answer.options.map(({ label }) => label) : [];
  return `Yes: ${[doubtWords[doubt], ...between].join('; ')}`;
}
