import type { Finding } from './check.ts';
import type { Knowledge } from './knowledge.ts';
import type { Origin } from './parse.ts';

/** Actions may name only checks that exist. */
export function checkCatalogue({ concerns, catalogue }: Knowledge): readonly Finding[] {
  const known = new Set(catalogue.flatMap((entry) => ('checks' in entry ? entry.checks : [])));
  return concerns.flatMap(({ id, actions }) =>
    actions.flatMap(({ checks }, at) =>
      checks
        .filter((check) => !known.has(check))
        .map((check) => ({
          entry: `concerns/${id}`,
          field: `actions[${at}].checks`,
          message: `"${check}" is in none of the catalogues`,
        })),
    ),
  );
}

/** Our own sources are pages of AWS, of a standard body, or of the maker of a product named. */
export function checkHosts(
  knowledge: Knowledge,
  origins: ReadonlyMap<string, Origin>,
): readonly Finding[] {
  const hosts = new Set(
    knowledge.catalogue.flatMap((entry) => ('hosts' in entry ? entry.hosts : [])),
  );
  return addresses(knowledge).flatMap(({ entry, field, url }) => {
    if (origins.get(entry)?.overlaid === true || hosts.has(new URL(url).hostname)) return [];
    const message = `${new URL(url).hostname} is not among the hosts of catalogue/hosts.yaml`;
    return [{ entry, field, message }];
  });
}

type Address = { readonly entry: string; readonly field: string; readonly url: string };

function addresses(knowledge: Knowledge): readonly Address[] {
  return [
    ...knowledge.services.flatMap(({ id, security, lifecycle }) => {
      const entry = `services/${id}`;
      const source = lifecycle?.source;
      return [
        { entry, field: 'security', url: security },
        ...(source === undefined ? [] : [{ entry, field: 'lifecycle.source', url: source }]),
      ];
    }),
    ...knowledge.concerns.flatMap(({ id, sources, actions, exceptions, lines, general }) => {
      const entry = `concerns/${id}`;
      return [
        ...sources.map(({ url }, at) => ({ entry, field: `sources[${at}]`, url })),
        ...actions.map(({ source }, at) => ({
          entry,
          field: `actions[${at}].source`,
          url: source,
        })),
        ...(general?.sources ?? []).map(({ url }) => ({ entry, field: 'general.sources', url })),
        ...lines.flatMap((line, at) =>
          line.sources.map(({ url }) => ({ entry, field: `lines[${at}].sources`, url })),
        ),
        ...exceptions.flatMap((exception, at) =>
          exception.sources.map(({ url }) => ({ entry, field: `exceptions[${at}].sources`, url })),
        ),
      ];
    }),
    ...[...knowledge.definitions.map((d) => ({ ...d, room: 'definitions' }))].flatMap(sourced),
    ...[...knowledge.frameworks.map((f) => ({ ...f, room: 'frameworks' }))].flatMap(sourced),
  ];
}

function sourced(entry: {
  readonly id: string;
  readonly room: string;
  readonly sources: readonly { readonly url: string }[];
}): readonly Address[] {
  return entry.sources.map(({ url }, at) => ({
    entry: `${entry.room}/${entry.id}`,
    field: `sources[${at}]`,
    url,
  }));
}

/** Days after which a review is no longer fresh enough to be relied on without a look. */
const reviewDays = 180;

/** Entries whose last review is too long ago, and tips past the day they were to be looked at. */
export function checkReviews(knowledge: Knowledge, today: string): readonly Finding[] {
  const limit = new Date(Date.parse(today) - reviewDays * 86_400_000).toISOString().slice(0, 10);
  const stale = [
    ...knowledge.concerns.map(({ id, reviewed }) => ({ entry: `concerns/${id}`, reviewed })),
    ...knowledge.services.map(({ id, reviewed }) => ({ entry: `services/${id}`, reviewed })),
  ].filter(({ reviewed }) => reviewed < limit);
  const due = knowledge.tips.filter(({ reviewBy }) => reviewBy !== undefined && reviewBy < today);
  return [
    ...stale.map(({ entry, reviewed }) => ({
      entry,
      field: 'reviewed',
      message: `last reviewed on ${reviewed}, more than ${reviewDays} days ago`,
    })),
    ...due.map(({ id, reviewBy }) => ({
      entry: `tips/${id}`,
      field: 'reviewBy',
      message: `was to be reviewed by ${reviewBy}`,
    })),
  ];
}
