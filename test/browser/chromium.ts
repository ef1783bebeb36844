import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian, Ubuntu, Fedora and macOS keep it; the first that is there is taken. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
] as const;

/** Path of a Chromium on this machine; undefined where there is none. */
export const chromiumPath = places.find((path) => existsSync(path));

/** What to do where there is none. */
export const noChromium = `no Chromium on this machine (looked for ${places.join(', ')}): on Debian, apt-get install chromium`;

/** Starts it without a window, and without looking for anything outside this machine. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Letters look the same on every machine that takes pictures.
      '--font-render-hinting=none',
      '--disable-lcd-text',
    ],
  });
}
