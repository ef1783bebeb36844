import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { withSnapshot } from '../../src/store/snapshot.ts';
import { freshFolder } from './databases.ts';
import { runRaw } from './stage.ts';

async function opened() {
  const { dataDir, remove } = freshFolder();
  const store = await createStore({ dataDir });
  onTestFinished(async () => {
    await store.close();
    remove();
  });
  const folders = () => readdirSync(dataDir).filter((name) => name.startsWith('snapshot-'));
  return { dataDir, store, folders };
}

it('a request is answered with a copy that only its owner can read, and that is gone afterwards', async () => {
  const { dataDir, store, folders } = await opened();
  await store.rememberUnanswered('T1', 'who feeds the cat?', new Date(0));
  const copy = withSnapshot(dataDir, async (folder) => {
    expect(statSync(folder).mode & 0o077).toBe(0);
    return runRaw({ dataDir: folder }, 'select text from unanswered');
  });
  // Whoever looks again during a copy leaves it alone.
  const looks = [store.writeSnapshots(), store.writeSnapshots()];
  expect(await Promise.all(looks)).toEqual([1, 0]);
  expect(await store.writeSnapshots()).toBe(0);
  expect(await copy).toEqual([{ text: 'who feeds the cat?' }]);
  expect(folders()).toEqual([]);
});

it('a copy that cannot be made is told to whoever asked', async () => {
  const { dataDir, store, folders } = await opened();
  const copy = withSnapshot(dataDir, async () => 'read');
  const [folder = ''] = folders();
  mkdirSync(join(dataDir, folder, 'part.db'));
  expect(await store.writeSnapshots()).toBe(1);
  await expect(copy).rejects.toThrow(/could not copy its store/);
  expect(folders()).toEqual([]);
  await store.rememberUnanswered('T1', 'still there', new Date(0));
});

it('writes that come while a copy is made are kept, and not in it', async () => {
  const { dataDir, store } = await opened();
  const copy = withSnapshot(dataDir, (folder) =>
    runRaw({ dataDir: folder }, 'select count(*) as n from unanswered'),
  );
  const before = Array.from({ length: 50 }, (_, n) =>
    store.rememberUnanswered('T1', `before ${n}`, new Date(0)),
  );
  await Promise.all(before);
  const copying = store.writeSnapshots();
  const during = Array.from({ length: 50 }, (_, n) =>
    store.rememberUnanswered('T1', `during ${n}`, new Date(0)),
  );
  await Promise.all([copying, ...during]);
  const [row] = await copy;
  expect(Object(row).n).toBeGreaterThanOrEqual(50);
  await store.close();
  expect(await runRaw({ dataDir }, 'select count(*) as n from unanswered')).toEqual([{ n: 100 }]);
});

it('what the dead left behind is removed when the store opens, and who asks then is answered', async () => {
  const { dataDir, store, folders } = await opened();
  await store.close();
  const left = mkdtempSync(join(dataDir, 'snapshot-'));
  writeFileSync(join(left, 'srm.db'), '');
  const asked = mkdtempSync(join(dataDir, 'snapshot-'));
  const again = await createStore({ dataDir });
  expect(existsSync(left)).toBe(false);
  expect(await again.writeSnapshots()).toBe(1);
  expect(readdirSync(asked)).toEqual(['srm.db']);
  await again.close();
  expect(folders()).toHaveLength(1);
});
