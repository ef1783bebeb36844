import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkStore, isSound } from '../../store/backup/check.ts';
import { dump } from '../../store/backup/dump.ts';
import { readStore } from '../../store/backup/read-store.ts';
import { restore } from '../../store/backup/restore.ts';
import { readUnanswered } from '../../store/backup/unanswered.ts';
import type { StorePlace } from '../../store/create-store.ts';
import { StoreError } from '../../store/store-error.ts';
import type { StoreCommand } from './store-command.ts';
import { reportText, rowsText } from './store-text.ts';

/** What a command printed, and whether all is well. */
export type StoreOutcome = { readonly text: string; readonly isWell: boolean };

/** @throws StoreError when it could not be done; says what to do. */
export async function runStore(command: StoreCommand, place: StorePlace): Promise<StoreOutcome> {
  switch (command.act) {
    case 'check': {
      const report = await checkStore(place);
      const text = command.json ? JSON.stringify(report) : reportText(report);
      return { text, isWell: isSound(report) };
    }
    case 'backup': {
      const lines = await backUp(place, command.file);
      return { text: `${command.file}: ${lines} lines`, isWell: true };
    }
    case 'unanswered': {
      const questions = await readUnanswered(place);
      return { text: questions.map((each) => JSON.stringify(each)).join('\n'), isWell: true };
    }
    case 'restore': {
      const { file, replace } = command;
      const lines = await linesOf(file);
      const rows = await restore(place, lines, replace).catch((cause: unknown) => {
        throw cause instanceof StoreError ? new StoreError(`${file}: ${cause.message}`) : cause;
      });
      return { text: rowsText(rows), isWell: true };
    }
    default:
      return command satisfies never;
  }
}

/** Writes a backup, under its name only when it is whole; returns its lines. */
async function backUp(place: StorePlace, file: string): Promise<number> {
  if (existsSync(file)) throw new StoreError(`${file}: is there already: name another file`);
  const part = `${file}.part`;
  rmSync(part, { force: true });
  let count = 0;
  try {
    await readStore(place, async (db) => {
      async function* lines(): AsyncGenerator<string, void> {
        for await (const line of dump(db)) {
          count += 1;
          yield `${line}\n`;
        }
      }
      // It holds what people asked, and sealed tokens: for its owner only, and on the disk before it counts.
      const options = { mode: 0o600, flags: 'wx', flush: true };
      await pipeline(Readable.from(lines()), createWriteStream(part, options)).catch((cause) => {
        throw asFileError(cause, file);
      });
    });
    await rename(part, file);
  } catch (cause) {
    rmSync(part, { force: true });
    throw asFileError(cause, file);
  }
  return count;
}

/** Lines as they are wanted: readline would lose those that come before. */
async function linesOf(file: string): Promise<AsyncIterable<string>> {
  const handle = await open(file).catch((cause: unknown) => {
    throw asFileError(cause, file);
  });
  async function* lines(): AsyncGenerator<string, void> {
    yield* handle.readLines({ encoding: 'utf8' });
  }
  return lines();
}

/** What the system says about a file; errors of the database keep their words. */
const ofFiles = /^(?:open|writev?|rename|fsync|close)$/;

function asFileError(cause: unknown, file: string): unknown {
  const isOfFile =
    cause instanceof Error &&
    'syscall' in cause &&
    'code' in cause &&
    ofFiles.test(String(cause.syscall));
  if (!isOfFile) return cause;
  return new StoreError(`${file}: cannot be used (${String(cause.code)})`, { cause });
}
