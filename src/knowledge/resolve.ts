import type { Action, Cell, Concern } from './concern.ts';
import type { Service } from './service.ts';
import type { Owner, ServiceModel, Source } from './shapes.ts';

/** Which rule gave a cell its owner. */
export type Rule = 'exception' | 'exception of the parent' | 'model' | 'general';

/** Concern x service: who owns it, why, both halves, what to do, who says so. */
export type Responsibility = {
  readonly concern: Concern;
  readonly service: Service;
  readonly cell: Cell;
  readonly rule: Rule;
  readonly actions: readonly Action[];
  /** The cell's own pages first, then the concern's; no address twice. */
  readonly sources: readonly Source[];
};

/**
 * The rule of the matrix: the service's own exception, else that of the service it is a kind of
 * (where both have one model), else the line of its model.
 *
 * @throws RangeError when no line covers the model; checked knowledge has one for each.
 */
export function resolve(
  concern: Concern,
  service: Service,
  parent: Service | undefined,
): Responsibility {
  const { cell, rule } = cellOf(concern, service, parent);
  return {
    concern,
    service,
    cell,
    rule,
    actions: cell.owner === 'none' ? [] : actionsFor(concern, service, cell.owner),
    sources: distinctSources([...cell.sources, ...concern.sources]),
  };
}

/** The cell alone, with the rule that gave it: all that ranking and weighing need. */
export function cellOf(
  concern: Concern,
  service: Service,
  parent: Service | undefined,
): Pick<Responsibility, 'cell' | 'rule'> {
  const exception = concern.exceptions.find(({ services }) => services.includes(service.id));
  if (exception !== undefined) return { cell: exception, rule: 'exception' };
  if (parent !== undefined && parent.model === service.model) {
    const inherited = concern.exceptions.find(({ services }) => services.includes(parent.id));
    if (inherited !== undefined) return { cell: inherited, rule: 'exception of the parent' };
  }
  return { cell: modelCell(concern, service.model), rule: 'model' };
}

/** The concern's own answer where no service is named; `service` is then only an example. */
export function resolveGeneral(concern: Concern, cell: Cell, service: Service): Responsibility {
  const sources = distinctSources([...cell.sources, ...concern.sources]);
  return { concern, service, cell, rule: 'general', actions: concern.actions, sources };
}

/** The general line for a service model. @throws RangeError when the concern has none. */
export function modelCell(concern: Concern, model: ServiceModel): Cell {
  const line = concern.lines.find(({ models }) => models.includes(model));
  if (line === undefined) throw new RangeError(`${concern.id} has no line for ${model}`);
  return line;
}

/**
 * The concern's actions that hold for the service, in order. Where the customer has a part and none
 * is for this service, all of them: they say what to do elsewhere, which is better than nothing.
 */
export function actionsFor(
  { actions }: Concern,
  service: Service,
  owner: Owner,
): readonly Action[] {
  const own = actions.filter(
    ({ services, models }) =>
      (services === undefined ||
        services.includes(service.id) ||
        (service.partOf !== undefined && services.includes(service.partOf))) &&
      (models === undefined || models.includes(service.model)),
  );
  return own.length > 0 || owner === 'aws' ? own : actions;
}

/** Sources without those whose address came before. */
export function distinctSources(sources: readonly Source[]): readonly Source[] {
  const seen = new Set<string>();
  return sources.filter(({ url }) => !seen.has(url) && seen.add(url));
}
