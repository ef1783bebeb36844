import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

/** The folders of `knowledge/` that hold entries with an id, in the order they are read. */
export const rooms = [
  'services',
  'concerns',
  'tips',
  'frameworks',
  'definitions',
  'catalogue',
] as const;
export type Room = (typeof rooms)[number];

/** One entry as it stands in a file, not yet checked. `field` is its place in the file, for messages. */
export type RawEntry = {
  readonly room: Room;
  readonly file: string;
  readonly field: string;
  readonly value: unknown;
};

export type RawFolder = {
  readonly entries: readonly RawEntry[];
  readonly problems: readonly Problem[];
};

/** Largest file read, in bytes: ten times our longest, so that a wrong file cannot stall the start. */
const maxFileBytes = 512 * 1024;

/** Aliases one file may expand; YAML bombs need thousands. */
const maxAliasCount = 50;

/** Deepest nesting of one file; ours needs five. */
const maxDepth = 20;

/** Reads every YAML file below the folder. Never throws for content: what is wrong comes back as problems. */
export function readFolder(folder: string): RawFolder {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    return { entries: [], problems: [{ file: folder, field: '', message: 'is not a folder' }] };
  }
  const read = rooms.map((room) => readRoom(folder, room));
  return {
    entries: read.flatMap(({ entries }) => entries),
    problems: [...strangeFolders(folder), ...read.flatMap(({ problems }) => problems)],
  };
}

/** Folders that are no room: most likely a misspelt one, whose entries would be missed in silence. */
function strangeFolders(folder: string): readonly Problem[] {
  // Schemas are written by the build; questions and messages are learnt from when it compiles.
  const known: readonly string[] = [...rooms, 'schemas', 'questions', 'messages'];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !known.includes(entry.name))
    .filter(({ name }) => !name.startsWith('.'))
    .map(({ name }) => ({
      file: name,
      field: '',
      message: `unknown folder; the folders are ${rooms.join(', ')}`,
    }));
}

function readRoom(folder: string, room: Room): RawFolder {
  const base = join(folder, room);
  if (!existsSync(base)) return { entries: [], problems: [] };
  const files = readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  const read = files.map((name) => readFile(folder, room, join(base, name)));
  return {
    entries: read.flatMap(({ entries }) => entries),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readFile(folder: string, room: Room, path: string): RawFolder {
  const file = relative(folder, path).split(sep).join('/');
  const bad = (message: string): RawFolder => ({
    entries: [],
    problems: [{ file, field: '', message }],
  });
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return bad('is not a file that can be read');
  if (stat.size > maxFileBytes) return bad(`is larger than ${maxFileBytes} bytes`);
  const text = readFileSync(path, 'utf8');
  if (isBottomless(text)) return bad(`is nested deeper than ${maxDepth} levels`);
  const document = parseDocument(text, { schema: 'core', customTags: [] });
  const [error] = document.errors;
  if (error !== undefined) return bad(firstLine(error.message));
  const [warning] = document.warnings;
  if (warning !== undefined) return bad(firstLine(warning.message));
  try {
    const value: unknown = document.toJS({ maxAliasCount });
    if (depth(value) > maxDepth) return bad(`is nested deeper than ${maxDepth} levels`);
    return { entries: entriesOf(room, file, value), problems: [] };
  } catch (cause) {
    // Too many aliases; an alias that holds itself.
    if (cause instanceof ReferenceError) return bad(firstLine(cause.message));
    if (cause instanceof RangeError) return bad('has an alias that holds itself');
    throw cause;
  }
}

/** Nested so deep that the parser itself would run out of stack. */
function isBottomless(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') open += 1;
    if (sign === ']' || sign === '}') open -= 1;
    if (open > 10 * maxDepth) return true;
  }
  return /(?:[-?:] ){40}/.test(text);
}

/** A file holds one entry, or a list of them. */
function entriesOf(room: Room, file: string, value: unknown): readonly RawEntry[] {
  if (!Array.isArray(value)) return [{ room, file, field: '', value }];
  return value.map((entry: unknown, at) => ({ room, file, field: `[${at}]`, value: entry }));
}

function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
