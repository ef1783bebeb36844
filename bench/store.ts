import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { createStore } from '../src/store/create-store.ts';
import { createGroupCommit } from '../src/store/group-commit.ts';
import { openSqliteFile } from '../src/store/sqlite-file.ts';
import type { Store } from '../src/store/store.ts';
import { quantile, type Row } from './rows.ts';

/** Statements, and questions, of one measurement. */
const statements = 2_000;
const questions = 1_000;

/** Asked at once, where several are. */
const atOnce = 20;

const leaseMs = 10_000;

/** The embedded store: what sharing a commit saves, and what it takes to answer a question. */
export async function measureStore(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'srm-bench-'));
  try {
    const shared = await measureCommits(folder);
    const store = await createStore({ dataDir: join(folder, 'data') });
    const alone = await measureQuestions(store, 1);
    const many = await measureQuestions(store, atOnce);
    await store.close();
    return [...shared, ...alone, ...many];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureCommits(folder: string): Promise<readonly Row[]> {
  const file = await openSqliteFile(join(folder, 'commits.db'));
  let commits = 0;
  const group = createGroupCommit({
    ...file,
    commit: () => {
      commits += 1;
      return file.commit();
    },
  });
  await group.execute(CompiledQuery.raw('create table t (n integer)'));
  const write = () => group.execute(CompiledQuery.raw('insert into t values (1)'));
  const aloneMs = await timeOf(statements, 1, write);
  commits = 0;
  const sharedMs = await timeOf(statements, atOnce, write);
  await file.close();
  return [
    { what: 'statements, one by one', value: (statements / aloneMs) * 1000, unit: 'a second' },
    {
      what: `statements, ${atOnce} at once`,
      value: (statements / sharedMs) * 1000,
      unit: 'a second',
    },
    { what: `commits, ${atOnce} at once`, value: commits / statements, unit: 'a statement' },
  ];
}

async function measureQuestions(store: Store, width: number): Promise<readonly Row[]> {
  const times: number[] = [];
  let count = 0;
  const ms = await timeOf(questions, width, async () => {
    count += 1;
    const begun = performance.now();
    await work(store, `${width}/${count}`);
    times.push(performance.now() - begun);
  });
  const what = `question of seven statements, ${width} at once`;
  return [
    { what, value: (questions / ms) * 1000, unit: 'a second' },
    { what: `${what}, median`, value: quantile(times, 0.5), unit: 'ms' },
    { what: `${what}, p99`, value: quantile(times, 0.99), unit: 'ms' },
  ];
}

/** What is asked of the store for a question that is answered. */
async function work(store: Store, id: string): Promise<void> {
  const [team, now] = ['T1', new Date()];
  const delivery = { team, key: `answer/C1/${id}` };
  await store.channelSettings({ team, channel: 'C1' });
  await store.accept({ team, id, subject: `C1/${id}`, body: 'x'.repeat(300) }, now, leaseMs);
  await store.topic(team, `C1/${id}`);
  await store.claim(delivery, now, leaseMs);
  await store.markDone(delivery, { channel: 'C1', ts: id }, now);
  await store.rememberTopic(
    team,
    `C1/${id}`,
    { kind: 'unknown', concern: null, service: null },
    now,
  );
  await store.finish(team, id, now);
}

/** Milliseconds for so many, `width` of them at a time. */
async function timeOf(count: number, width: number, run: () => Promise<unknown>): Promise<number> {
  let left = count;
  const begun = performance.now();
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await run();
    }
  };
  await Promise.all(Array.from({ length: width }, one));
  return performance.now() - begun;
}
