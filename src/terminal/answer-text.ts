import type { Answer } from '../answers/answer.ts';
import { type Page, wrap } from './page.ts';

/** An answer as text for people: the owner first, then why, both halves, what to do, who says so. */
export function answerText(answer: Answer, page: Page): string {
  if (answer.kind === 'several') {
    return answer.parts.map((part) => answerText(part, page)).join(`\n\n${rule(page)}\n\n`);
  }
  return [
    head(answer, page),
    wrap(answer.because, page.width, ''),
    half('AWS does', answer.aws, page),
    half('You do', answer.customer, page),
    actions(answer, page),
    options(answer, page),
    sources(answer, page),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function head({ owner, headline }: Answer, { paint, width }: Page): string {
  const tags = { aws: 'AWS', customer: 'YOU', shared: 'SHARED' } as const;
  if (owner === null) return paint.strong(wrap(headline, width, ''));
  const tag = `[${tags[owner]}]`;
  const text = wrap(headline, width - tag.length - 1, '');
  return `${paint[owner](tag)} ${paint.strong(text)}`;
}

function half(title: string, lines: readonly string[], { paint, width }: Page): string {
  if (lines.length === 0) return '';
  return [paint.strong(title), ...lines.map((line) => `  - ${wrap(line, width - 4, '    ')}`)].join(
    '\n',
  );
}

function actions({ actions: list }: Answer, { paint, width }: Page): string {
  if (list.length === 0) return '';
  const lines = list.flatMap(({ do: imperative, checks }, at) => [
    `  ${at + 1}. ${wrap(imperative, width - 5, '     ')}`,
    ...(checks.length === 0
      ? []
      : [paint.faint(`     check: ${wrap(checks.join(', '), width - 12, '            ')}`)]),
  ]);
  return [paint.strong('What to do'), ...lines].join('\n');
}

function options(answer: Answer, { paint }: Page): string {
  if (!('options' in answer) || answer.options.length === 0) return '';
  return [paint.strong('Ask about'), ...answer.options.map(({ label }) => `  - ${label}`)].join(
    '\n',
  );
}

function sources({ sources: list, reviewed, version }: Answer, { paint }: Page): string {
  if (list.length === 0) return '';
  const lines = list.map(({ title, url }) => paint.faint(`  ${title}: ${url}`));
  const day = paint.faint(`  reviewed ${reviewed}, knowledge ${version}`);
  return [paint.strong('Sources'), ...lines, day].join('\n');
}

function rule({ width }: Page): string {
  return '-'.repeat(Math.min(width, 40));
}
