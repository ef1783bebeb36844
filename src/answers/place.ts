import type { Concern } from '../knowledge/concern.ts';
import type { ServiceId } from '../knowledge/ids.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type Responsibility, resolveGeneral } from '../knowledge/resolve.ts';
import type { Owner, ServiceModel } from '../knowledge/shapes.ts';
import { remembering } from './remembering.ts';

/** Where a concern was asked about: one cell, one line for all, or nowhere in particular. */
export type Place =
  | { readonly kind: 'cell'; readonly responsibility: Responsibility; readonly named: boolean }
  | { readonly kind: 'depends'; readonly concern: Concern };

/**
 * The cell that a concern and the services named stand for. No service: what the concern says in
 * general, or its home; else any service, if one owner holds everywhere; else it depends.
 */
export function placeOf(
  knowledge: KnowledgeBase,
  concern: Concern,
  services: readonly ServiceId[],
): Place {
  const cells = services.map((service) => cellOf(knowledge, concern, service));
  const [first] = cells;
  if (first !== undefined) {
    return { kind: 'cell', responsibility: mostTelling(cells, first), named: true };
  }
  return unnamedPlace(knowledge, concern, null);
}

/** Kept ready here, because a question looks at a dozen and an overview fills every other memory. */
const cellOf = remembering((knowledge, { id }: Concern, service: ServiceId) =>
  knowledge.responsibility(id, service),
);

const unnamedPlace = remembering((knowledge, concern: Concern, _none: null): Place => {
  const [example] = knowledge.prominent;
  if (concern.general !== undefined && example !== undefined) {
    const responsibility = resolveGeneral(concern, concern.general, example);
    return { kind: 'cell', responsibility, named: false };
  }
  const home = concern.home ?? everywhere(knowledge, concern);
  if (home === undefined) return { kind: 'depends', concern };
  return {
    kind: 'cell',
    responsibility: knowledge.responsibility(concern.id, home),
    named: false,
  };
});

/** Of several services named at once: one with a line of its own, else the first where it arises. */
function mostTelling(cells: readonly Responsibility[], first: Responsibility): Responsibility {
  return (
    cells.find(({ rule, cell }) => rule !== 'model' && cell.owner !== 'none') ??
    cells.find(({ cell }) => cell.owner !== 'none') ??
    first
  );
}

/** Models that a question without a service is about: your own site, or a tool, would be named. */
const usualModels: ReadonlySet<ServiceModel> = new Set([
  'infrastructure',
  'container',
  'abstracted',
]);

/** A service of the general line, where all lines that arise have one owner; undefined elsewhere. */
function everywhere(knowledge: KnowledgeBase, concern: Concern): ServiceId | undefined {
  const arising = concern.lines.filter(({ owner }) => owner !== 'none');
  const usual = arising.filter(({ models }) => models.some((model) => usualModels.has(model)));
  const lines = usual.length > 0 ? usual : arising;
  if (new Set(lines.map(({ owner }) => owner)).size !== 1) return undefined;
  const excepted = new Set(concern.exceptions.flatMap(({ services }) => services));
  const models = new Set(lines.flatMap((line) => line.models));
  return knowledge.prominent.find(({ id, model }) => models.has(model) && !excepted.has(id))?.id;
}

/** The owner of a place as one value: `depends` where it has none, null where it does not arise. */
export function placeOwner(place: Place): Owner | 'depends' | null {
  if (place.kind === 'depends') return 'depends';
  const { owner } = place.responsibility.cell;
  return owner === 'none' ? null : owner;
}
