import type { Checked } from '../knowledge/load.ts';
import { problemLine } from '../knowledge/problem.ts';

/** What `srm knowledge check --json` prints (DESIGN.md, contracts). */
export type CheckReport = {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly counts: Readonly<
    Record<'services' | 'concerns' | 'actions' | 'tips' | 'asks' | 'frameworks', number>
  >;
};

export function checkReport({ knowledge, errors, warnings }: Checked): CheckReport {
  const { services, concerns, tips, frameworks } = knowledge;
  const count = (of: (concern: (typeof concerns)[number]) => readonly unknown[]): number =>
    concerns.reduce((total, concern) => total + of(concern).length, 0);
  return {
    errors: errors.map(problemLine),
    warnings: warnings.map(problemLine),
    counts: {
      services: services.length,
      concerns: concerns.length,
      actions: count(({ actions }) => actions),
      tips: tips.length,
      asks: count(({ asks }) => asks),
      frameworks: frameworks.length,
    },
  };
}

/** The report as text for people: problems one a line, counts last. */
export function reportText({ errors, warnings, counts }: CheckReport): string {
  const numbers = Object.entries(counts).map(([name, number]) => `${number} ${name}`);
  return [
    ...errors.map((line) => `error: ${line}`),
    ...warnings.map((line) => `warning: ${line}`),
    `${errors.length} errors, ${warnings.length} warnings; ${numbers.join(', ')}`,
  ].join('\n');
}
