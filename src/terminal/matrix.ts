import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Responsibility } from '../knowledge/resolve.ts';

/** One cell as outside programs read it (DESIGN.md, contracts). */
export type MatrixRow = {
  readonly concern: string;
  readonly service: string;
  readonly owner: 'aws' | 'customer' | 'shared' | 'none';
  readonly because: string;
  readonly aws: readonly string[];
  readonly customer: readonly string[];
  readonly sources: readonly { readonly title: string; readonly url: string }[];
};

/** Which cells to show; ids, each null for all. */
export type MatrixFilter = {
  readonly service: string | null;
  readonly concern: string | null;
  readonly owner: string | null;
  readonly framework: string | null;
};

/** What a filter names and the knowledge does not have, in plain words; empty when all is there. */
export function filterProblems(
  knowledge: KnowledgeBase,
  { service, concern, owner, framework }: MatrixFilter,
): readonly string[] {
  return [
    ...(service !== null && knowledge.findService(service) === undefined
      ? [`unknown service "${service}"`]
      : []),
    ...(concern !== null && knowledge.findConcern(concern) === undefined
      ? [`unknown concern "${concern}"`]
      : []),
    ...(framework !== null && knowledge.findFramework(framework) === undefined
      ? [`unknown framework "${framework}": ${knowledge.frameworks.map(({ id }) => id).join(', ')}`]
      : []),
    ...(owner !== null && !['aws', 'customer', 'shared', 'none'].includes(owner)
      ? [`unknown owner "${owner}": aws, customer, shared or none`]
      : []),
  ];
}

/** The cells that pass the filter, concerns in the order of the knowledge. */
export function matrixRows(knowledge: KnowledgeBase, filter: MatrixFilter): readonly MatrixRow[] {
  const framework = knowledge.findFramework(filter.framework ?? '');
  const required = new Set<string>(framework?.requirements.flatMap((r) => r.concerns) ?? []);
  const concerns = knowledge.concerns.filter(
    ({ id }) =>
      (filter.concern === null || id === filter.concern) &&
      (framework === undefined || required.has(id)),
  );
  const services = knowledge.services.filter(
    ({ id }) => filter.service === null || id === filter.service,
  );
  return concerns
    .flatMap((concern) =>
      services.map((service) => row(knowledge.responsibility(concern.id, service.id))),
    )
    .filter(({ owner }) => filter.owner === null || owner === filter.owner);
}

function row({ concern, service, cell, sources }: Responsibility): MatrixRow {
  const halves = cell.owner === 'none' ? { aws: [], customer: [] } : cell;
  return {
    concern: concern.id,
    service: service.id,
    owner: cell.owner,
    because: cell.where === undefined ? cell.because : `${cell.because} ${cell.where}`,
    aws: halves.aws,
    customer: halves.customer,
    sources,
  };
}
