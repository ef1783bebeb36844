import type { Logger } from 'pino';
import type { Edition } from './edition.ts';

/** Where the edition in use stands. Whoever answers takes it once, and so answers from one version. */
export type Shelf = {
  readonly current: () => Edition;
  /** Puts the files as they are now in its place; where they are wrong, logs every problem and keeps the last good one. */
  readonly reload: () => 'reloaded' | 'kept';
};

/** @throws whatever `read` throws the first time: without an edition nothing starts. */
export function createShelf(read: () => Edition, log: Logger): Shelf {
  let current = read();
  return {
    current: () => current,
    reload: () => {
      try {
        current = read();
      } catch (error) {
        for (const problem of problemsIn(error)) {
          log.error({ problem, kept: current.version }, 'knowledge not reloaded');
        }
        return 'kept';
      }
      log.info({ knowledge: current.version, ...current.counts }, 'knowledge reloaded');
      return 'reloaded';
    },
  };
}

/** A line each; files that are half written or gone come as errors of other kinds. */
function problemsIn(error: unknown): readonly string[] {
  return error instanceof Error
    ? error.message.split('\n').map((line) => `${error.name}: ${line}`)
    : [String(error)];
}
