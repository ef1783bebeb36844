import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Bytes that are still referred to: the heap after a full collection, and buffers outside of it. */
export function heldBytes(): number {
  if (typeof collect === 'function') collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Makes something and tells what it holds, and how long it took: MB and milliseconds. */
export function weighed<T>(make: () => T): {
  readonly made: T;
  readonly heldMb: () => number;
  readonly madeMs: number;
} {
  const before = heldBytes();
  const begun = performance.now();
  const made = make();
  const madeMs = performance.now() - begun;
  return { made, madeMs, heldMb: () => (heldBytes() - before) / 2 ** 20 };
}
