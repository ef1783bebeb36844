import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createStore, type StorePlace } from '../../src/store/create-store.ts';
import type { Report } from '../../src/store/malformed.ts';
import type { Store } from '../../src/store/store.ts';
import { hookTimeoutMs, type Place } from './databases.ts';
import { openRaw } from './raw.ts';

/** A store on an empty database, for the tests of one `describe`. */
export type Stage = {
  readonly store: Store;
  readonly place: StorePlace;
  /** Statements that the store itself cannot make, with the store closed meanwhile; rows of the last one. */
  readonly raw: (...statements: readonly string[]) => Promise<readonly unknown[]>;
  /** As after a restart. */
  readonly reopen: () => Promise<void>;
};

/** Opens before and removes after all tests, or each. */
export function stageOn(
  create: () => Promise<Place>,
  per: 'suite' | 'test' = 'suite',
  report?: Report,
): Stage {
  let place: Place | undefined;
  let store: Store | undefined;
  const open = async (): Promise<void> => {
    place = await create();
    store = await createStore(place.place, report);
  };
  const close = async (): Promise<void> => {
    await store?.close();
    await place?.remove();
  };
  const [before, after] = per === 'suite' ? [beforeAll, afterAll] : [beforeEach, afterEach];
  before(open, hookTimeoutMs);
  after(close, hookTimeoutMs);
  const stage: Stage = {
    get store() {
      return present(store);
    },
    get place() {
      return present(place).place;
    },
    raw: async (...statements) => {
      await stage.store.close();
      const rows = await runRaw(stage.place, ...statements);
      store = await createStore(stage.place, report);
      return rows;
    },
    reopen: async () => {
      await stage.store.close();
      store = await createStore(stage.place, report);
    },
  };
  return stage;
}

/** Rows of the last statement. The embedded file must not be open elsewhere. */
export async function runRaw(
  place: StorePlace,
  ...statements: readonly string[]
): Promise<readonly unknown[]> {
  const raw = await openRaw(place);
  try {
    let last: readonly unknown[] = [];
    for (const statement of statements) last = await raw.run(statement);
    return last;
  } finally {
    await raw.close();
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('only inside a test');
  return value;
}
