import type { types } from '@slack/bolt';
import type { Answer, AnswerAction } from '../answers/answer.ts';
import { labelOf, nameOf, namesByOwner } from './labels.ts';
import { clip, fitting, limits } from './limits.ts';
import { bold, escaped, link } from './text.ts';

/** Most that is shown of each list: an answer is read in a thread, the shell has all of it. */
const halfLines = { lines: 5, characters: 1000 } as const;
const actionLines = { lines: 4, characters: 2400 } as const;
const maxChecks = 3;
const maxSources = 3;

export function section(text: string): types.SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: clip(text, limits.sectionText) } };
}

/** Owner, headline, reason: what most people need is in the first block. */
export function headBlocks(answer: Answer): readonly types.KnownBlock[] {
  const { sign, word } = labelOf(answer);
  const [first, rest] = firstSentence(answer.headline);
  const headline = rest === '' ? bold(first) : `${bold(first)} ${escaped(rest)}`;
  // A line of its own for an owner; whatever else an answer says, its headline says it.
  const lead = answer.owner === null ? `${sign}  ` : `${sign}  ${bold(word)}\n`;
  return [section(`${lead}${headline}\n${escaped(reason(answer))}`)];
}

/** Why; what is said of each service compared on a line of its own. */
function reason(answer: Answer): string {
  if (answer.kind !== 'comparison') return answer.because;
  return answer.options
    .map(nameOf)
    .reduce((text, name) => text.replaceAll(` ${name}: `, `\n${name}: `), answer.because);
}

/** `Shared: backups on RDS. AWS takes ...` -> what is bold, and what goes on plainly. */
function firstSentence(text: string): readonly [string, string] {
  const end = text.search(/[.!?] (?=\p{Lu})/u);
  return end === -1 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)];
}

/** Both halves side by side; a half without a line is left out. */
export function halfBlocks({ aws, customer }: Answer): readonly types.KnownBlock[] {
  const fields = [...half('AWS does', aws), ...half('You do', customer)];
  return fields.length === 0 ? [] : [{ type: 'section', fields }];
}

function half(title: string, lines: readonly string[]): readonly types.MrkdwnElement[] {
  if (lines.length === 0) return [];
  const shown = fitting(
    lines.map((line) => `• ${escaped(line)}`),
    halfLines,
  );
  return [{ type: 'mrkdwn', text: clip([bold(title), ...shown].join('\n'), limits.fieldText) }];
}

/** What to do, in order, each with how to check it and the page that says so. */
export function actionBlocks({ actions }: Answer, most = 4): readonly types.KnownBlock[] {
  if (actions.length === 0) return [];
  const lines = fitting(actions.map(actionLine), { ...actionLines, lines: most });
  return [section([bold('What to do'), ...lines].join('\n'))];
}

function actionLine({ do: imperative, checks, source }: AnswerAction, at: number): string {
  const line = `${at + 1}. ${escaped(imperative)} ${link(source, 'How')}`;
  if (checks.length === 0) return line;
  const shown = checks.slice(0, maxChecks).map((check) => `\`${escaped(check)}\``);
  const more = checks.length > maxChecks ? ` _+ ${checks.length - maxChecks}_` : '';
  return `${line}\n      Check: ${shown.join(' ')}${more}`;
}

/** Who says so, and when it was last looked at. */
export function sourceBlocks({ sources, reviewed, version }: Answer): readonly types.KnownBlock[] {
  if (sources.length === 0) return [];
  const links = sources.slice(0, maxSources).map(({ title, url }) => link(url, clip(title, 80)));
  const more = sources.length > maxSources ? [`+ ${sources.length - maxSources} more`] : [];
  // The hash alone: the day before it in the version says less than the day of the review.
  const knowledge = version.split('.').at(-1) ?? version;
  const day = reviewed === '' ? [] : [`reviewed ${reviewed}, knowledge ${knowledge}`];
  const text = `Sources: ${[...links, ...more, ...day].join('  ·  ')}`;
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text }] }];
}

/** Who owns it where, a line for each owner. */
export function ownerListBlocks(answer: Answer): readonly types.KnownBlock[] {
  const lines = namesByOwner(answer).map(
    ({ label: { sign, word }, names }) => `${sign}  ${bold(word)}: ${escaped(names.join(', '))}`,
  );
  return lines.length === 0 ? [] : [section(lines.join('\n'))];
}
