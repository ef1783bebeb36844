import type { Answer } from '../answers/answer.ts';
import { labelOf, namesByOwner } from './labels.ts';
import { clip } from './limits.ts';
import { escaped } from './text.ts';

/** Enough to know the answer, short enough to be read out. */
const maxLength = 1500;

/** An answer as one paragraph, for notifications, screen readers, and where blocks are refused. */
export function fallbackText(answer: Answer): string {
  if (answer.kind === 'several') return answer.parts.map(fallbackText).join('\n');
  const said = [lead(answer), answer.because, firstAction(answer), choices(answer)];
  return clip(escaped(said.filter((part) => part !== '').join(' ')), maxLength);
}

/** The owner's word before the headline, unless the headline begins with it. */
function lead(answer: Answer): string {
  const { word } = labelOf(answer);
  const named = answer.headline.toLowerCase().startsWith(word.toLowerCase().slice(0, 6));
  return answer.owner === null || named ? answer.headline : `${word}: ${answer.headline}`;
}

function firstAction({ kind, actions: [first] }: Answer): string {
  return first === undefined || kind === 'depends' ? '' : `First: ${first.do}`;
}

function choices(answer: Answer): string {
  const owned = namesByOwner(answer).map(
    ({ label, names }) => `${label.word}: ${names.join(', ')}.`,
  );
  if (answer.kind !== 'choice' && answer.kind !== 'unknown') return owned.join(' ');
  const names = answer.options.map(({ label }) => label);
  return names.length === 0 ? '' : `Choose: ${names.join('; ')}.`;
}
