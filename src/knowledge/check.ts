import type { Concern } from './concern.ts';
import type { Knowledge } from './knowledge.ts';
import type { Origin } from './parse.ts';
import type { Problem } from './problem.ts';
import { ServiceModel } from './shapes.ts';

/** What one rule finds: the entry it is about, the field inside it, what is wrong. */
export type Finding = {
  /** `room/id`. */
  readonly entry: string;
  readonly field: string;
  readonly message: string;
};

/** Says where each finding stands. A finding about an entry of unknown origin names the entry itself. */
export function locate(
  findings: readonly Finding[],
  origins: ReadonlyMap<string, Origin>,
): readonly Problem[] {
  return findings.map(({ entry, field, message }) => {
    const origin = origins.get(entry);
    const path = [origin?.field ?? '', field].filter((part) => part !== '').join('.');
    return { file: origin?.file ?? entry, field: path, message };
  });
}

/** `room/id` of the entries that others may name. */
function entriesOf({ services, concerns }: Knowledge): ReadonlySet<string> {
  return new Set([
    ...services.map(({ id }) => `services/${id}`),
    ...concerns.map(({ id }) => `concerns/${id}`),
  ]);
}

/**
 * Every id that an entry names must exist.
 *
 * @param known `room/id` of all that exists, with what has problems of its own.
 */
export function checkReferences(
  knowledge: Knowledge,
  known: ReadonlySet<string> = entriesOf(knowledge),
): readonly Finding[] {
  const service = (entry: string, field: string, id: string | undefined): readonly Finding[] =>
    id === undefined || known.has(`services/${id}`)
      ? []
      : [{ entry, field, message: `unknown service "${id}"` }];
  const concern = (entry: string, field: string, id: string): readonly Finding[] =>
    known.has(`concerns/${id}`) ? [] : [{ entry, field, message: `unknown concern "${id}"` }];
  return [
    ...knowledge.services.flatMap(({ id, partOf }) =>
      id === partOf
        ? [{ entry: `services/${id}`, field: 'partOf', message: 'a service is no kind of itself' }]
        : service(`services/${id}`, 'partOf', partOf),
    ),
    ...knowledge.concerns.flatMap((c) => concernReferences(c, service)),
    ...knowledge.tips.flatMap((tip) => [
      ...concern(`tips/${tip.id}`, 'concern', tip.concern),
      ...service(`tips/${tip.id}`, 'service', tip.service),
    ]),
    ...knowledge.frameworks.flatMap((framework) => [
      ...concern(`frameworks/${framework.id}`, 'concern', framework.concern),
      ...framework.requirements.flatMap((requirement, at) =>
        requirement.concerns.flatMap((id) =>
          concern(`frameworks/${framework.id}`, `requirements[${at}].concerns`, id),
        ),
      ),
    ]),
  ];
}

function concernReferences(
  { id, home, asks, exceptions, actions }: Concern,
  service: (entry: string, field: string, id: string | undefined) => readonly Finding[],
): readonly Finding[] {
  const entry = `concerns/${id}`;
  return [
    ...service(entry, 'home', home),
    ...asks.flatMap((ask, at) => service(entry, `asks[${at}].service`, ask.service)),
    ...exceptions.flatMap(({ services }, at) =>
      services.flatMap((name) => service(entry, `exceptions[${at}].services`, name)),
    ),
    ...actions.flatMap(({ services = [] }, at) =>
      services.flatMap((name) => service(entry, `actions[${at}].services`, name)),
    ),
  ];
}

/** Each model has exactly one line, and no service two exceptions: every cell has one owner. */
export function checkCells({ concerns }: Knowledge): readonly Finding[] {
  return concerns.flatMap(({ id, lines, exceptions }) => {
    const entry = `concerns/${id}`;
    const named = lines.flatMap(({ models }) => models);
    const services = exceptions.flatMap((exception) => exception.services);
    return [
      ...ServiceModel.options.flatMap((model) => {
        const times = named.filter((name) => name === model).length;
        if (times === 1) return [];
        const message = `the owner for ${model} services is given ${times} times; give it once`;
        return [{ entry, field: 'lines', message }];
      }),
      ...repeated(services).map((service) => ({
        entry,
        field: 'exceptions',
        message: `"${service}" has two exceptions; keep one`,
      })),
    ];
  });
}

/** The values that stand more than once, each named once. */
export function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
