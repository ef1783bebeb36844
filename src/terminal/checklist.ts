import { particularFirst } from '../answers/overview.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Service } from '../knowledge/service.ts';
import { type Page, wrap } from './page.ts';

/** What the customer does for a service, concern by concern, the most particular to it first. */
export function checklistText(knowledge: KnowledgeBase, service: Service, page: Page): string {
  const cells = particularFirst(knowledge, service).filter(
    ({ cell, actions }) =>
      (cell.owner === 'customer' || cell.owner === 'shared') && actions.length > 0,
  );
  const { paint, width } = page;
  const blocks = cells.map(({ concern, cell, actions }) => {
    const owner = cell.owner === 'shared' ? 'shared' : 'yours';
    const lines = actions.flatMap(({ do: imperative, checks }) => [
      `  [ ] ${wrap(imperative, width - 6, '      ')}`,
      ...(checks.length === 0
        ? []
        : [paint.faint(`      check: ${wrap(checks.join(', '), width - 13, '             ')}`)]),
    ]);
    return [`${paint.strong(concern.name)} (${owner})`, ...lines].join('\n');
  });
  const count = cells.reduce((total, { actions }) => total + actions.length, 0);
  const head = `${service.name}: ${count} actions for ${cells.length} concerns, knowledge ${knowledge.version}`;
  return [paint.strong(head), ...blocks].join('\n\n');
}
