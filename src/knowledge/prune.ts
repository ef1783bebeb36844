import type { Concern } from './concern.ts';
import type { Framework } from './framework.ts';
import type { Knowledge } from './knowledge.ts';

/** Ids that an organisation's folder removed, by room. */
export type Removed = {
  readonly services: ReadonlySet<string>;
  readonly concerns: ReadonlySet<string>;
};

/** Takes what was removed out of all that names it: our files name it, and nobody else can mend them. */
export function prune(knowledge: Knowledge, removed: Removed): Knowledge {
  const { concerns } = removed;
  if (removed.services.size === 0 && concerns.size === 0) return knowledge;
  const services = withKinds(knowledge, removed.services);
  const gone = (service: string | undefined): boolean =>
    service !== undefined && services.has(service);
  return {
    ...knowledge,
    services: knowledge.services.filter(({ id }) => !services.has(id)),
    concerns: knowledge.concerns.map((concern) => prunedConcern(concern, gone)),
    tips: knowledge.tips.filter(({ concern, service }) => !concerns.has(concern) && !gone(service)),
    frameworks: knowledge.frameworks.flatMap((framework) => prunedFramework(framework, concerns)),
  };
}

/** A service that is gone takes its kinds with it. */
function withKinds({ services }: Knowledge, removed: ReadonlySet<string>): ReadonlySet<string> {
  const kinds = services.filter(({ partOf }) => partOf !== undefined && removed.has(partOf));
  return new Set([...removed, ...kinds.map(({ id }) => id)]);
}

function prunedConcern(
  { home, asks, exceptions, actions, ...concern }: Concern,
  gone: (service: string | undefined) => boolean,
): Concern {
  return {
    ...concern,
    ...(home === undefined || gone(home) ? {} : { home }),
    asks: asks.filter(({ service }) => !gone(service)),
    exceptions: exceptions.flatMap((exception) => {
      const services = exception.services.filter((service) => !gone(service));
      return services.length === 0 ? [] : [{ ...exception, services }];
    }),
    actions: actions.flatMap((action) => {
      if (action.services === undefined) return [action];
      const services = action.services.filter((service) => !gone(service));
      return services.length === 0 ? [] : [{ ...action, services }];
    }),
  };
}

function prunedFramework(framework: Framework, removed: ReadonlySet<string>): readonly Framework[] {
  if (removed.has(framework.concern)) return [];
  const requirements = framework.requirements.flatMap((requirement) => {
    const concerns = requirement.concerns.filter((concern) => !removed.has(concern));
    return concerns.length === 0 ? [] : [{ ...requirement, concerns }];
  });
  return [{ ...framework, requirements }];
}
