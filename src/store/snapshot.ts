import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { StoreError, wordsOf } from './store-error.ts';

/**
 * Nobody but its owner can open the embedded file while srm runs, so whoever wants to read asks for a copy: a folder
 * of this name beside the file is the request, `srm.db` in it the answer. Who may write there may read the store.
 */
const prefix = 'snapshot-';

/** What the owner says instead of a copy. */
const refusal = 'failed.txt';

/** Between two looks for the copy. */
const lookEveryMs = 50;

/** A running srm looks every second; a large store takes a few more to copy. */
const waitMs = 60_000;

/** Answers all requests at each call; returns how many. One that comes during another leaves them to that. */
export function createSnapshots(
  dataDir: string,
  copy: (to: string) => Promise<void>,
): () => Promise<number> {
  let isWriting = false;
  return async () => {
    if (isWriting) return 0;
    isWriting = true;
    try {
      const asked = requests(dataDir).filter(isOpen);
      for (const folder of asked) await answer(folder, copy);
      return asked.length;
    } finally {
      isWriting = false;
    }
  };
}

function isOpen(folder: string): boolean {
  return !existsSync(join(folder, 'srm.db')) && !existsSync(join(folder, refusal));
}

async function answer(folder: string, copy: (to: string) => Promise<void>): Promise<void> {
  // Under its name only when it is whole.
  const part = join(folder, 'part.db');
  try {
    await copy(part);
    await rename(part, join(folder, 'srm.db'));
  } catch (cause) {
    // Whoever asked may have gone with the folder.
    await writeFile(join(folder, refusal), wordsOf(cause)).catch(() => undefined);
  }
}

/** Removes copies that those left who died while they read; who still asks is answered. */
export function dropSnapshots(dataDir: string): void {
  for (const folder of requests(dataDir)) {
    if (readdirSync(folder).length > 0) rmSync(folder, { recursive: true, force: true });
  }
}

function requests(dataDir: string): readonly string[] {
  return readdirSync(dataDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(prefix))
    .map(({ name }) => join(dataDir, name));
}

/**
 * Asks the srm that holds the file for a copy -> what `read` makes of the folder with it, which is gone afterwards.
 *
 * @throws StoreError when nobody answers.
 */
export async function withSnapshot<R>(
  dataDir: string,
  read: (folder: string) => Promise<R>,
): Promise<R> {
  // For its owner only, like all that mkdtemp makes.
  const folder = mkdtempSync(join(resolve(dataDir), prefix));
  try {
    await answered(folder);
    return await read(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answered(folder: string): Promise<void> {
  const deadline = performance.now() + waitMs;
  while (performance.now() < deadline) {
    if (existsSync(join(folder, 'srm.db'))) return;
    if (existsSync(join(folder, refusal))) {
      const why = readFileSync(join(folder, refusal), 'utf8');
      throw new StoreError(`the running srm could not copy its store: ${why}`);
    }
    await setTimeout(lookEveryMs);
  }
  throw new StoreError(
    `${folder}: the process that holds the store gave no copy of it: is it an srm that is connected? Else stop it, and try again`,
  );
}
