import type { Locator, Page } from 'playwright-core';

/** Messages of the channel that is open, oldest first. */
export const messages = (page: Page): Locator =>
  page.getByRole('log', { name: 'Messages' }).locator('.message');

/** Messages of the thread that is open; the first is what it is about. */
export const thread = (page: Page): Locator =>
  page.getByRole('log', { name: 'Thread' }).locator('.message');

/** The thread that is open, from its first message to its last. */
export const wholeThread = (page: Page): Locator => page.getByRole('log', { name: 'Thread' });

/** The message that holds these words, where a channel's messages are. */
export const message = (page: Page, words: string): Locator =>
  messages(page).filter({ hasText: words });

/** Writes into the channel that is open, and sends it. */
export async function say(page: Page, words: string): Promise<void> {
  const box = page.getByRole('main').getByRole('textbox', { name: 'Message', exact: true });
  await box.fill(words);
  await box.press('Enter');
}

/** Writes into the thread that is open, and sends it. */
export async function reply(page: Page, words: string): Promise<void> {
  const box = page.getByLabel('Thread').getByRole('textbox', { name: 'Message', exact: true });
  await box.fill(words);
  await box.press('Enter');
}

/** Opens the thread under a message as soon as something is in it. */
export async function openThread(page: Page, words: string): Promise<void> {
  await message(page, words)
    .getByRole('button', { name: /\d repl/ })
    .click();
  await thread(page).nth(1).waitFor();
}

/** Says something to the channel and reads the answer in its thread. */
export async function ask(page: Page, words: string): Promise<Locator> {
  await say(page, words);
  await openThread(page, words.replace(/^@/, ''));
  return thread(page).nth(1);
}

/** Goes to a channel or to the app's direct message. */
export async function goTo(page: Page, name: string): Promise<void> {
  const channels = page.getByRole('navigation', { name: 'Channels' });
  await channels.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Goes on as another person. */
export async function actAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('You act as').selectOption(name);
}

/** Picks something from the menu of a message. */
export async function pick(page: Page, of: Locator, item: string): Promise<void> {
  await of.hover();
  await of.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}
