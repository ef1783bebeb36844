import type { Concern } from '../knowledge/concern.ts';
import type { ServiceId } from '../knowledge/ids.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Responsibility } from '../knowledge/resolve.ts';
import type { Owner } from '../knowledge/shapes.ts';

/** Where a concern was asked about: one cell, one line for all, or nowhere in particular. */
export type Place =
  | { readonly kind: 'cell'; readonly responsibility: Responsibility; readonly named: boolean }
  | { readonly kind: 'depends'; readonly concern: Concern };

/**
 * The cell that a concern and the services named stand for. No service: the concern's home; else any
 * service, if one owner holds everywhere; else it depends.
 */
export function placeOf(
  knowledge: KnowledgeBase,
  concern: Concern,
  services: readonly ServiceId[],
): Place {
  const cells = services.map((service) => knowledge.responsibility(concern.id, service));
  const [first] = cells;
  if (first !== undefined) {
    return { kind: 'cell', responsibility: mostTelling(cells, first), named: true };
  }
  const home = concern.home ?? everywhere(knowledge, concern);
  if (home === undefined) return { kind: 'depends', concern };
  return {
    kind: 'cell',
    responsibility: knowledge.responsibility(concern.id, home),
    named: false,
  };
}

/** Of several services named at once: one with a line of its own, else the first where it arises. */
function mostTelling(cells: readonly Responsibility[], first: Responsibility): Responsibility {
  return (
    cells.find(({ rule, cell }) => rule !== 'model' && cell.owner !== 'none') ??
    cells.find(({ cell }) => cell.owner !== 'none') ??
    first
  );
}

/** A service of the general line, where all lines that arise have one owner; undefined elsewhere. */
function everywhere(
  knowledge: KnowledgeBase,
  { lines, exceptions }: Concern,
): ServiceId | undefined {
  const arising = lines.filter(({ owner }) => owner !== 'none');
  const owners = new Set(arising.map(({ owner }) => owner));
  if (owners.size !== 1) return undefined;
  const excepted = new Set(exceptions.flatMap(({ services }) => services));
  const models = new Set(arising.flatMap((line) => line.models));
  return knowledge.prominent.find(({ id, model }) => models.has(model) && !excepted.has(id))?.id;
}

/** The owner of a place as one value: `depends` where it has none, null where it does not arise. */
export function placeOwner(place: Place): Owner | 'depends' | null {
  if (place.kind === 'depends') return 'depends';
  const { owner } = place.responsibility.cell;
  return owner === 'none' ? null : owner;
}
