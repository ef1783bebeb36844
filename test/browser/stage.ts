import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { connected, emptyFolder } from '../built/program.ts';
import type { Environment } from '../built/spawned.ts';

/** A Tuesday, seen from Berlin, where Mira is, whom the page begins with: tests and pictures are the same at night. */
const morning = '2026-11-24T09:24:00+01:00';

/** Longest wait for anything on the page; an answer is there within a tenth of a second on a quiet machine. */
const patienceMs = 15_000;

/** What the page showed when a test failed. */
const lastLook = join(tmpdir(), 'srm-browser-failed.png');

const day = fileURLToPath(new URL('morning.mjs', import.meta.url));

const inTheMorning: Environment = {
  NODE_OPTIONS: `--import ${pathToFileURL(day)}`,
  SRM_MORNING: morning,
};

/** Starts the built program without tokens and opens its page; both are gone when the test is over. */
export async function openWorkspace(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const cwd = emptyFolder();
  const environment = { PORT: '0', DATA_DIR: join(cwd, 'data'), ...inTheMorning };
  const program = await connected(environment, { cwd });
  const context = await browser.newContext({
    viewport: { width: 1350, height: 850 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await page.clock.setFixedTime(morning);
  const faults: Error[] = [];
  page.on('pageerror', (error) => faults.push(error));
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: lastLook });
    expect(faults).toEqual([]);
    // The workspace counts what it had to refuse: a block over a limit, an event without an answer.
    const problems = await page.locator('#traffic-toggle .problem').allInnerTexts();
    expect(problems).toEqual([]);
  });
  await page.goto(addressIn(program.stdout()));
  await page.getByText('srm is connected').waitFor({ state: 'attached' });
  return page;
}

function addressIn(printed: string): string {
  const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
  if (address === undefined) throw new Error(`no address of the page in:\n${printed}`);
  return address;
}
