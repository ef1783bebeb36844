import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { repository } from '../built/spawned.ts';

/** Only when asked: a test leaves the tree as it was. */
export const takesPictures = process.env.SRM_PICTURES === '1';

const folder = join(repository, 'docs/pictures');

/** Higher than any part that is taken by itself: nothing of it is scrolled out of sight. */
const tallEnough = 2400;

/** Takes a picture of the whole window for the README. */
export async function picture(name: string, page: Page): Promise<void> {
  if (!takesPictures) return;
  await take(name, page, page);
}

/** Takes a picture of one part of the page, all of it. */
export async function pictureOf(name: string, part: Locator): Promise<void> {
  const page = part.page();
  const size = page.viewportSize();
  if (!takesPictures || size === null) return;
  await page.setViewportSize({ ...size, height: tallEnough });
  await take(name, page, part);
  await page.setViewportSize(size);
}

async function take(name: string, page: Page, of: Page | Locator): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.querySelector<HTMLElement>(':focus')?.blur());
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await of.screenshot({ path, animations: 'disabled', caret: 'hide', scale: 'css' });
}
