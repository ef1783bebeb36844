import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { repository } from '../built/program.ts';

/** Only when asked: a test leaves the tree as it was. */
export const takesPictures = process.env.SRM_PICTURES === '1';

const folder = join(repository, 'docs/pictures');

/** Takes a picture for the README of the whole window, or of one part of it. */
export async function picture(name: string, of: Page | Locator): Promise<void> {
  if (!takesPictures) return;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await of.screenshot({ path, animations: 'disabled', caret: 'hide', scale: 'css' });
}
