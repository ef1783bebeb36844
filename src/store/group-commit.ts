import { type CompiledQuery, type QueryResult, SelectQueryNode } from 'kysely';
import type { SqliteFile } from './sqlite-file.ts';

/** Statements of many callers over one connection. */
export type GroupCommit = {
  /** Resolves when what the statement wrote is on the disk; rejects when nothing of it is. */
  readonly execute: <R>(query: CompiledQuery) => Promise<QueryResult<R>>;
  /** Waits until no other statement runs; none does until `end` is called. */
  readonly alone: () => Promise<{ readonly end: () => void }>;
};

type Waiting = {
  readonly reads: boolean;
  /** Runs the statement -> what tells the caller, at its time. */
  readonly run: () => Promise<() => void>;
  readonly fail: (cause: unknown) => void;
};

/**
 * Commits together what arrives together: what is asked for while a commit waits for the disk shares the next one.
 * A commit costs a millisecond or more, a statement microseconds.
 */
export function createGroupCommit(file: SqliteFile): GroupCommit {
  let waiting: Waiting[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  function execute<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return new Promise((done, fail) => {
      const run = () =>
        file.run<R>(query).then(
          (result) => () => done(result),
          (cause: unknown) => () => fail(cause),
        );
      if (waiting.length === 0) turn = turn.then(workOff);
      waiting.push({ reads: SelectQueryNode.is(query.query), run, fail });
    });
  }

  async function workOff(): Promise<void> {
    const group = waiting;
    waiting = [];
    // They were asked for at the same time, so any order will do; a read need not wait for the disk.
    for (const { reads, run } of group) if (reads) (await run())();
    const writes = group.filter(({ reads }) => !reads);
    if (writes.length > 0) await commit(file, writes);
  }

  function alone(): Promise<{ readonly end: () => void }> {
    return new Promise((begin) => {
      const mine = () => new Promise<void>((end) => begin({ end }));
      turn = turn.then(mine);
    });
  }

  return { execute, alone };
}

/** One transaction; where it fails as a whole, each by itself, so that nobody fails for what another did. */
async function commit(file: SqliteFile, writes: readonly Waiting[]): Promise<void> {
  try {
    for (const tell of await committed(file, writes)) tell();
  } catch (cause) {
    const [only, ...others] = writes;
    if (others.length === 0) return only?.fail(cause);
    for (const write of writes) await commit(file, [write]);
  }
}

/** SQLite undoes a statement that fails and no other; in trouble, with a full disk, it undoes the transaction. */
async function committed(
  file: SqliteFile,
  writes: readonly Waiting[],
): Promise<readonly (() => void)[]> {
  const tellAll: (() => void)[] = [];
  try {
    await file.begin();
    for (const { run } of writes) {
      tellAll.push(await run());
      // The statement that did it says why, when it is by itself.
      if (!file.isInTransaction() && writes.length > 1) throw new Error('all was undone');
    }
    if (file.isInTransaction()) await file.commit();
    return tellAll;
  } catch (cause) {
    await file.rollback().catch(() => undefined);
    throw cause;
  }
}
