import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { entryShapes } from './knowledge.ts';
import { compile } from './load.ts';
import { KnowledgeError } from './problem.ts';
import { rooms } from './read.ts';

/**
 * Folder of YAML -> one checked JSON file, because parsing 200 kB of YAML takes 300 ms of every start
 * and the same JSON takes 2. Returns the lines to print and the exit code.
 */
export function compileTo(folder: string, file: string, today: string): readonly [string, 0 | 1] {
  try {
    const knowledge = compile(folder, today);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(knowledge));
    return [`knowledge ${knowledge.version}: ${knowledge.concerns.length} concerns`, 0];
  } catch (error) {
    if (error instanceof KnowledgeError) return [error.message, 1];
    throw error;
  }
}

/** The JSON Schema of each room's entries, by which an editor completes and checks the YAML. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    rooms.map((room) => {
      const entry = z.toJSONSchema(entryShapes[room], { io: 'input', unrepresentable: 'any' });
      const { $schema, ...shape } = entry;
      const schema = { $schema, anyOf: [shape, { type: 'array', items: shape }] };
      return [`${room}.json`, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}

/** Writes the schemas into `folder`. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text);
}
