import type { Concern } from './concern.ts';
import type { Definition } from './definition.ts';
import type { Framework } from './framework.ts';
import type { ConcernId, DefinitionId, FrameworkId, ServiceId } from './ids.ts';
import type { Knowledge } from './knowledge.ts';
import { cellOf, type Responsibility, resolve } from './resolve.ts';
import type { Service } from './service.ts';

/** The knowledge with its look-ups. Every `get` throws RangeError for an id that is not there. */
export type KnowledgeBase = Knowledge & {
  readonly concern: (id: ConcernId) => Concern;
  readonly service: (id: ServiceId) => Service;
  readonly framework: (id: FrameworkId) => Framework;
  readonly definition: (id: DefinitionId) => Definition;
  /** An id from outside (a button, the command line), or undefined when there is no such entry. */
  readonly findConcern: (id: string) => Concern | undefined;
  readonly findService: (id: string) => Service | undefined;
  readonly findFramework: (id: string) => Framework | undefined;
  readonly responsibility: (concern: ConcernId, service: ServiceId) => Responsibility;
  /** Its cell alone; a question looks at a hundred of them. */
  readonly cell: (concern: ConcernId, service: ServiceId) => Pick<Responsibility, 'cell' | 'rule'>;
  /** All services, those named by most concerns first: the ones to offer and to give as examples. */
  readonly prominent: readonly Service[];
};

/** Most cells kept ready; people ask about a few hundred again and again. */
const maxRemembered = 4000;

export function createKnowledgeBase(knowledge: Knowledge): KnowledgeBase {
  const concerns = byId(knowledge.concerns);
  const services = byId(knowledge.services);
  const frameworks = byId(knowledge.frameworks);
  const definitions = byId(knowledge.definitions);
  const parentOf = ({ partOf }: Service): Service | undefined =>
    partOf === undefined ? undefined : known(services, partOf);
  const remembered = new Map<string, Responsibility>();
  return {
    ...knowledge,
    concern: (id) => known(concerns, id),
    service: (id) => known(services, id),
    framework: (id) => known(frameworks, id),
    definition: (id) => known(definitions, id),
    findConcern: (id) => concerns.get(id),
    findService: (id) => services.get(id),
    findFramework: (id) => frameworks.get(id),
    responsibility: (concernId, serviceId) => {
      const key = `${concernId} ${serviceId}`;
      const before = remembered.get(key);
      if (before !== undefined) return before;
      const service = known(services, serviceId);
      const cell = resolve(known(concerns, concernId), service, parentOf(service));
      if (remembered.size < maxRemembered) remembered.set(key, cell);
      return cell;
    },
    cell: (concernId, serviceId) => {
      const service = known(services, serviceId);
      return cellOf(known(concerns, concernId), service, parentOf(service));
    },
    prominent: prominent(knowledge),
  };
}

function byId<E extends { readonly id: string }>(entries: readonly E[]): ReadonlyMap<string, E> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function known<E>(entries: ReadonlyMap<string, E>, id: string): E {
  const entry = entries.get(id);
  if (entry === undefined) throw new RangeError(`the knowledge has no entry "${id}"`);
  return entry;
}

function prominent({ services, concerns }: Knowledge): readonly Service[] {
  const times = new Map<string, number>();
  const named = concerns.flatMap(({ home, exceptions, actions }) => [
    ...(home === undefined ? [] : [home]),
    ...exceptions.flatMap((exception) => exception.services),
    ...actions.flatMap((action) => action.services ?? []),
  ]);
  for (const id of named) times.set(id, (times.get(id) ?? 0) + 1);
  return [...services].sort((a, b) => (times.get(b.id) ?? 0) - (times.get(a.id) ?? 0));
}
