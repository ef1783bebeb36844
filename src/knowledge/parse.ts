import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { entryShapes, type Knowledge } from './knowledge.ts';
import type { IdentifiedEntry } from './merge.ts';
import { fieldPath, type Problem } from './problem.ts';
import type { Room } from './read.ts';

/** Where an entry of the knowledge came from, for messages about it. */
export type Origin = Pick<IdentifiedEntry, 'file' | 'field' | 'overlaid'>;

export type Parsed = {
  readonly knowledge: Knowledge;
  /** Origin by `room/id`. */
  readonly origins: ReadonlyMap<string, Origin>;
  readonly problems: readonly Problem[];
};

/** Checks every entry against the shape of its room; an entry with a problem is left out. */
export function parseEntries(entries: readonly IdentifiedEntry[]): Parsed {
  const problems: Problem[] = [];
  const of = <S extends z.ZodType>(room: Room, shape: S): readonly z.output<S>[] =>
    entries.flatMap((entry) => {
      if (entry.room !== room) return [];
      const parsed = shape.safeParse(entry.value);
      if (parsed.success) return [parsed.data];
      problems.push(...parsed.error.issues.flatMap((issue) => issueProblems(entry, issue)));
      return [];
    });
  const content = {
    services: of('services', entryShapes.services),
    concerns: of('concerns', entryShapes.concerns),
    tips: of('tips', entryShapes.tips),
    frameworks: of('frameworks', entryShapes.frameworks),
    definitions: of('definitions', entryShapes.definitions),
    catalogue: of('catalogue', entryShapes.catalogue),
  };
  return {
    knowledge: { version: versionOf(content), ...content },
    origins: new Map(entries.map((entry) => [`${entry.room}/${entry.value.id}`, entry])),
    problems,
  };
}

function issueProblems(entry: IdentifiedEntry, issue: z.core.$ZodIssue): readonly Problem[] {
  const field = [entry.field, fieldPath(issue.path)].filter((part) => part !== '').join('.');
  return [{ file: entry.file, field, message: plain(issue) }];
}

/** zod's message, with what it does not say: which field is unknown, which values would do. */
function plain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'owner') {
    return 'the owner is missing or unknown: write aws, customer, shared or none';
  }
  return issue.message;
}

function versionOf(content: Omit<Knowledge, 'version'>): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
  const days = [...content.concerns, ...content.services].map(({ reviewed }) => reviewed);
  return `${days.reduce((newest, day) => (day > newest ? day : newest), '0000-00-00')}.${hash}`;
}
