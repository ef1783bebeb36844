import { dump } from '../../../src/store/backup/dump.ts';
import { readStore } from '../../../src/store/backup/read-store.ts';
import { restore } from '../../../src/store/backup/restore.ts';
import type { StorePlace } from '../../../src/store/create-store.ts';

/** The backup of a store. */
export async function linesOf(place: StorePlace): Promise<readonly string[]> {
  return readStore(place, async (db) => {
    const lines: string[] = [];
    for await (const line of dump(db)) lines.push(line);
    return lines;
  });
}

export async function* streamOf(lines: readonly string[]): AsyncGenerator<string, void> {
  yield* lines;
}

/** Writes a backup into a store, in the place of what is there where `replace` says so. */
export function restored(place: StorePlace, lines: readonly string[], replace = false) {
  return restore(place, streamOf(lines), replace);
}
