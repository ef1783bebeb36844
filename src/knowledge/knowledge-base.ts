import type { Concern } from './concern.ts';
import type { Definition } from './definition.ts';
import type { Framework } from './framework.ts';
import type { ConcernId, DefinitionId, FrameworkId, ServiceId } from './ids.ts';
import type { Knowledge } from './knowledge.ts';
import { type Responsibility, resolve } from './resolve.ts';
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
  /** All services, those named by most concerns first: the ones to offer and to give as examples. */
  readonly prominent: readonly Service[];
};

export function createKnowledgeBase(knowledge: Knowledge): KnowledgeBase {
  const concerns = byId(knowledge.concerns);
  const services = byId(knowledge.services);
  const frameworks = byId(knowledge.frameworks);
  const definitions = byId(knowledge.definitions);
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
      const service = known(services, serviceId);
      const parent = service.partOf === undefined ? undefined : known(services, service.partOf);
      return resolve(known(concerns, concernId), service, parent);
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
