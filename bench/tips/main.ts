import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorePlace } from '../../src/store/create-store.ts';
import { startServer } from '../load/database.ts';
import { rowsText } from '../rows.ts';
import { measureCrowd, only } from './crowd.ts';

// The same crowd on each store: 100,000 subscriptions in 500 workspaces, 5,000 of them due at one instant.
const dataDir = mkdtempSync(join(tmpdir(), 'srm-bench-tips-'));
const freshDatabase = await startServer();
const stores: readonly (readonly [string, StorePlace])[] = [
  ['embedded', { dataDir }],
  ['PostgreSQL', { databaseUrl: await freshDatabase() }],
];
const load = (when: string) => ({
  what: `load of the machine ${when}`,
  value: loadavg()[0] ?? 0,
  unit: 'processes',
});
process.stdout.write(rowsText([load('before')]));
for (const [name, place] of stores.filter(([name]) => only === '' || only === name)) {
  const rows = await measureCrowd(place);
  process.stdout.write(rowsText(rows.map((row) => ({ ...row, what: `${name}: ${row.what}` }))));
}
process.stdout.write(rowsText([load('after')]));
rmSync(dataDir, { recursive: true, force: true });
process.exit(0);
