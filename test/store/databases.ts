import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorePlace } from '../../src/store/create-store.ts';
import { freshDatabase } from './postgres.ts';

/** An empty place for a store, and how to remove it. */
export type Place = { readonly place: StorePlace; readonly remove: () => Promise<void> };

export function freshFolder(): { readonly dataDir: string; readonly remove: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'srm-store-'));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** Both databases, for `describe.each`: the same facts hold for either. */
export const databases = [
  {
    name: 'embedded',
    create: async (): Promise<Place> => {
      const { dataDir, remove } = freshFolder();
      return { place: { dataDir }, remove: async () => remove() };
    },
  },
  {
    name: 'PostgreSQL',
    create: async (): Promise<Place> => {
      const { url, drop } = await freshDatabase();
      return { place: { databaseUrl: url }, remove: drop };
    },
  },
] as const;

/** For hooks that may have to start PostgreSQL. */
export const hookTimeoutMs = 90_000;
