import { createReadStream, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { sheetLimits } from '../../questionnaire/sheet.ts';

/** Stands for standard input or output in place of a file. */
export const stream = '-';

/** A file that cannot be read or written, said for people. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** Words for what systems say of files; others are told by their code. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EACCES', 'you may not open it'],
  ['EPERM', 'you may not open it'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of the path is no folder'],
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the disk cannot be written to'],
  ['ENAMETOOLONG', 'the name is too long'],
]);

/** All bytes of a file or of standard input, a byte more than is read at most. @throws FileError */
export async function readInput(path: string): Promise<Buffer> {
  const input = path === stream ? process.stdin : createReadStream(path);
  const chunks: Buffer[] = [];
  let length = 0;
  return told(path, async () => {
    for await (const chunk of input) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      if (length > sheetLimits.bytes) break;
    }
    return Buffer.concat(chunks);
  });
}

/** Writes a file anew, or to standard output. @throws FileError */
export async function writeOutput(path: string, text: string): Promise<void> {
  if (path === stream) process.stdout.write(text);
  else await told(path, () => writeFile(path, text));
}

/** Whether both are one file, by whatever name. */
export function isSameFile(a: string, b: string): boolean {
  if (a === stream || b === stream) return false;
  const [first, second] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}

async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const code = String(error.code);
    const reason = reasons.get(code) ?? `the system says ${code}`;
    throw new FileError(`${path}: ${reason}`, { cause: error });
  }
}
