import { readFileSync } from 'node:fs';
import { checkCells, checkReferences, locate } from './check.ts';
import { checkCatalogue, checkHosts, checkReviews } from './check-sources.ts';
import { checkNames, checkSentences } from './check-words.ts';
import type { Knowledge } from './knowledge.ts';
import { type IdentifiedEntry, identify, overlay } from './merge.ts';
import { type Parsed, parseEntries } from './parse.ts';
import { KnowledgeError, type Problem } from './problem.ts';
import { prune, type Removed } from './prune.ts';
import { readFolder, rooms } from './read.ts';

export type Checked = {
  readonly knowledge: Knowledge;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/** Reads and checks a folder of YAML, and an organisation's folder over it. Problems are in the result. */
export function checkFolder(folder: string, today: string, overlayFolder?: string): Checked {
  const raw = readFolder(folder);
  const base = identify(raw.entries, false);
  return checked(base.entries, [...raw.problems, ...base.problems], today, overlayFolder);
}

/** A folder of YAML -> knowledge. @throws KnowledgeError with every problem. */
export function compile(folder: string, today: string): Knowledge {
  const { knowledge, errors } = checkFolder(folder, today);
  if (errors.length > 0) throw new KnowledgeError(errors);
  return knowledge;
}

/**
 * The compiled file -> knowledge; with an organisation's folder, that is laid over it and all of it
 * checked again. @throws KnowledgeError with every problem.
 */
export function load(compiledFile: string, today: string, overlayFolder?: string): Knowledge {
  // Our own build wrote it from checked knowledge; parsing it again would cost every start 70 ms.
  const compiled: Knowledge = JSON.parse(readFileSync(compiledFile, 'utf8'));
  if (overlayFolder === undefined) return compiled;
  const { knowledge, errors } = checked(entriesOf(compiled), [], today, overlayFolder);
  if (errors.length > 0) throw new KnowledgeError(errors);
  return knowledge;
}

function checked(
  base: readonly IdentifiedEntry[],
  problems: readonly Problem[],
  today: string,
  overlayFolder: string | undefined,
): Checked {
  const raw = overlayFolder === undefined ? undefined : readFolder(overlayFolder);
  const over = identify(raw?.entries ?? [], true);
  const entries = parseEntries(overlay(base, over.entries));
  const parsed = { ...entries, knowledge: prune(entries.knowledge, removedBy(over.entries)) };
  const found = [...problems, ...(raw?.problems ?? []), ...over.problems, ...parsed.problems];
  // A file of ours that cannot be read would be reported again by all that names its entries.
  const errors = problems.length > 0 ? found : [...found, ...crossChecks(parsed)];
  const warnings = locate(checkReviews(parsed.knowledge, today), parsed.origins);
  return { knowledge: parsed.knowledge, errors, warnings };
}

function removedBy(over: readonly IdentifiedEntry[]): Removed {
  const of = (room: string): ReadonlySet<string> =>
    new Set(
      over.flatMap((entry) =>
        entry.room === room && entry.value.remove === true ? [entry.value.id] : [],
      ),
    );
  return { services: of('services'), concerns: of('concerns') };
}

function crossChecks({ knowledge, origins }: Parsed): readonly Problem[] {
  const findings = [
    ...checkReferences(knowledge, new Set(origins.keys())),
    ...checkCells(knowledge),
    ...checkNames(knowledge),
    ...checkSentences(knowledge),
    ...checkCatalogue(knowledge),
    ...checkHosts(knowledge, origins),
  ];
  return locate(findings, origins);
}

function entriesOf(knowledge: Knowledge): readonly IdentifiedEntry[] {
  return rooms.flatMap((room) =>
    knowledge[room].map((value) => ({
      room,
      file: `knowledge/${room}/${value.id}`,
      field: '',
      value: { ...value },
      overlaid: false,
    })),
  );
}
