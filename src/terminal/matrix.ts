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

/** Every concern on every service, concerns in the order of the knowledge. */
export function matrixRows(knowledge: KnowledgeBase): readonly MatrixRow[] {
  return knowledge.concerns.flatMap((concern) =>
    knowledge.services.map((service) => row(knowledge.responsibility(concern.id, service.id))),
  );
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
