import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launch, noChromium } from './chromium.ts';
import {
  actAs,
  ask,
  goTo,
  message,
  messages,
  openThread,
  pick,
  reply,
  say,
  thread,
  wholeThread,
} from './person.ts';
import { picture, pictureOf } from './picture.ts';
import { openWorkspace } from './stage.ts';

/** A start of the program and of a page, and a dozen answers; three times as long on a busy machine. */
const timeoutMs = 60_000;

it('has a real browser to look with', ({ skip }) => {
  if (chromiumPath !== undefined) return;
  if (process.env.SRM_BROWSER === 'required') throw new Error(noChromium);
  console.warn(`The browser test is left out: ${noChromium}`);
  skip(noChromium);
});

describe.skipIf(chromiumPath === undefined)('on the page', { timeout: timeoutMs }, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch(chromiumPath ?? '');
  });
  afterAll(() => browser?.close());

  it('a newcomer reads how to ask, how to get tips, and how to connect Slack', async () => {
    const page = await openWorkspace(browser);
    const guide = page.getByRole('complementary', { name: 'Start here' });

    await guide.getByText('This is not Slack.').waitFor();
    await guide.getByText('A tip every day').waitFor();
    await guide.getByText('Connect your real Slack').waitFor();
    await guide.getByRole('button', { name: 'Who patches the operating system on RDS?' }).click();

    await expect.poll(() => thread(page).last().innerText()).toContain('AWS owns guest operating');
  });

  it('a mention is answered in its thread, and a follow-up needs no mention', async () => {
    const page = await openWorkspace(browser);

    const answer = await ask(page, '@srm who patches the operating system on RDS?');
    await answer.getByText('AWS owns guest operating system patching on Amazon RDS.').waitFor();
    await picture('workspace', page);
    await pictureOf('answer', wholeThread(page));
    await reply(page, 'and for EC2?');

    await thread(page)
      .nth(3)
      .getByText('You own guest operating system patching on Amazon EC2.')
      .waitFor();
    await message(page, 'who patches').getByText('3 replies').waitFor();
  });

  it('a clear question is answered unasked, chatter is met with silence', async () => {
    const page = await openWorkspace(browser);

    await say(page, 'lunch at noon?');
    await say(page, 'who patches the mayonnaise in the fridge');
    const answer = await ask(page, 'Is encryption of S3 buckets our job?');

    await answer.getByText('AWS owns encryption of stored data on Amazon S3.').waitFor();
    expect(await messages(page).getByText('1 reply').count()).toBe(1);
    expect(await messages(page).getByText('app', { exact: true }).count()).toBe(0);
  });

  it('an answer that depends is completed by its select', async () => {
    const page = await openWorkspace(browser);

    const answer = await ask(page, '@srm who patches the database?');
    await answer.getByText('it depends on the service').waitFor();
    await pictureOf('depends', wholeThread(page));
    await answer.getByRole('combobox').selectOption({ label: 'Amazon RDS: AWS' });

    await thread(page).filter({ hasText: 'on Amazon RDS.' }).waitFor();
  });

  it('a command is answered privately, and shared once', async () => {
    const page = await openWorkspace(browser);

    await say(page, '/srm who encrypts S3 buckets');
    const answer = message(page, 'Only visible to you');
    await answer.getByText('AWS owns encryption of stored data on Amazon S3.').waitFor();
    await pictureOf('private', answer);
    await actAs(page, 'Diego Álvarez');
    expect(await message(page, 'encryption of stored data').count()).toBe(0);
    await actAs(page, 'Mira Lang');
    await answer.getByRole('button', { name: 'Share to channel' }).dblclick();

    await message(page, 'Shared.').waitFor();
    await actAs(page, 'Diego Álvarez');
    await message(page, 'encryption of stored data').waitFor();
    expect(await message(page, 'encryption of stored data').count()).toBe(1);
  });

  it('help says what to ask and where', async () => {
    const page = await openWorkspace(browser);

    await say(page, '/srm help');

    const help = message(page, 'Only visible to you');
    await help.getByText('Who owns this on AWS?').waitFor();
    await help.getByText('In the thread: “and for Lambda?” is enough').waitFor();
  });

  it('a questionnaire sent in the direct message comes back filled in, to be downloaded', async () => {
    const page = await openWorkspace(browser);
    await goTo(page, 'srm');
    const csv = 'No.,Question\r\n1,Describe how physical access to data centres is controlled.\r\n';

    await page
      .getByRole('main')
      .getByLabel('Files')
      .setInputFiles({ name: 'vendor.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('main').getByText('vendor.csv').waitFor();
    await say(page, '');
    await openThread(page, 'vendor.csv');

    const answer = thread(page).nth(1);
    await answer.getByText('1 question, and 1 other row.').waitFor();
    const href = await answer.getByRole('link', { name: 'vendor-answered-' }).getAttribute('href');
    const sheet = await page.request.get(new URL(href ?? '', page.url()).href);
    expect(await sheet.text()).toMatch(
      /^No\.,Question,Owner,.*\r\n1,Describe how .*,AWS,AWS owns physical security/,
    );
  });

  it('an edited question gets an edited answer, a deleted one takes it along', async () => {
    const page = await openWorkspace(browser);
    const answer = await ask(page, '@srm who patches the operating system on RDS?');
    await answer.getByText('on Amazon RDS.').waitFor();

    await pick(page, thread(page).first(), 'Edit message');
    const box = page.getByRole('textbox', { name: 'Edit message' });
    await box.fill('@srm who patches the operating system on EC2?');
    await box.press('Enter');

    await answer.getByText('on Amazon EC2.').waitFor();
    expect(await thread(page).count()).toBe(2);

    await pick(page, thread(page).first(), 'Delete message');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();

    await expect.poll(() => page.getByText('on Amazon EC2.').count()).toBe(0);
  });

  it('whoever one acts as asks in their own name', async () => {
    const page = await openWorkspace(browser);

    await actAs(page, 'Aiko Tanaka');
    const answer = await ask(page, 'are we responsible for backups in DynamoDB?');

    await answer.getByText('You own backup configuration on Amazon DynamoDB.').waitFor();
    await thread(page).first().getByText('Aiko Tanaka').waitFor();
  });

  it('a direct message needs no mention', async () => {
    const page = await openWorkspace(browser);
    await goTo(page, 'srm');

    await say(page, 'what is mine on Lambda?');

    const answer = message(page, 'what is mine').getByRole('button', { name: '1 reply' });
    await answer.click();
    await thread(page).nth(1).getByText('AWS Lambda:').first().waitFor();
  });

  it('a message shortcut says who owns what somebody else asked, to whoever wants to know', async () => {
    const page = await openWorkspace(browser);
    await goTo(page, 'ops');
    await actAs(page, 'Diego Álvarez');
    await say(page, 'so the OS of our RDS databases, who patches that now');
    await actAs(page, 'Mira Lang');

    await pick(page, message(page, 'so the OS of our RDS'), 'Who owns this?');

    const answer = message(page, 'Only visible to you');
    await answer.getByText('AWS owns guest operating system patching on Amazon RDS.').waitFor();
  });

  it('a channel that invites it is greeted with examples that can be clicked', async () => {
    const page = await openWorkspace(browser);
    await goTo(page, 'ops');

    await page.getByRole('main').getByRole('button', { name: 'Add srm' }).first().click();
    const welcome = message(page, 'Thanks for having me.');
    await welcome.getByRole('button').first().click();

    await welcome.getByText('1 reply').click();
    await thread(page).nth(1).getByText('Sources:').waitFor();
  });

  it('the home answers beside the messages, and goes on answering', async () => {
    const page = await openWorkspace(browser);
    await goTo(page, 'srm');
    await page.getByRole('tab', { name: 'Home' }).click();
    const home = page.getByRole('main');
    await home.getByText('Tips in my channels').waitFor();

    const box = home.getByRole('textbox', { name: 'Your question' });
    await box.fill('who encrypts S3 buckets?');
    await box.press('Enter');
    const modal = page.getByRole('dialog', { name: 'Who owns this?' });
    await modal.getByText('AWS owns encryption of stored data on Amazon S3.').waitFor();
    await modal.getByRole('textbox', { name: 'Go on asking' }).fill('and for EBS?');
    await modal.getByRole('button', { name: 'Ask' }).click();

    await modal.getByText('on Amazon EBS').first().waitFor();
  });

  it('the traffic can be read in both directions, and the page stays where it is', async () => {
    const page = await openWorkspace(browser);
    await say(page, '/srm help');
    await message(page, 'Only visible to you').waitFor();

    await page.getByRole('button', { name: 'Traffic' }).click();
    const traffic = page.getByRole('region', { name: /^Traffic/ });
    await traffic.getByText('to the app').first().waitFor({ state: 'attached' });
    await traffic.getByText('response_url').click();

    await traffic.getByText('"response_type": "ephemeral"').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollTop)).toBe(0);
  });

  it('tips are switched on in a modal, and tomorrow’s can be seen today', async () => {
    const page = await openWorkspace(browser);
    await say(page, '/srm tips');
    const modal = page.getByRole('dialog', { name: 'Daily tips' });
    await modal.getByText('The next tip').waitFor();
    await modal.getByLabel('Time', { exact: true }).fill('09:00');
    await modal.getByText('Wednesday 25 November at 09:00').waitFor();
    await pictureOf('modal', modal);
    await modal.getByRole('button', { name: 'Save' }).click();
    await modal.getByText('Daily tips are on for').waitFor();
    await modal.getByRole('button', { name: 'Close' }).last().click();

    await page.getByTitle('Move the clock').click();
    await page.getByRole('button', { name: 'Tomorrow 09:00' }).click();

    const tip = message(page, 'Daily tip for this channel');
    await tip.getByText('switched on by').waitFor();
    await pictureOf('tip', tip);
    await tip.getByRole('button', { name: 'The whole answer' }).click();
    await tip.getByText('1 reply').click();
    await thread(page).nth(1).getByText('Sources:').waitFor();
    expect(await tip.count()).toBe(1);

    await goTo(page, 'srm');
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByRole('main').getByText('at 09:00').waitFor();
    await pictureOf('home', page.locator('.home'));
  });

  it('an answer can be muted and deleted by whoever asked', async () => {
    const page = await openWorkspace(browser);
    const answer = await ask(page, '@srm who patches the operating system on RDS?');
    const menu = answer.getByRole('button', { name: 'Options' });

    await menu.click();
    await page.getByRole('menuitem', { name: /Mute/ }).click();
    await thread(page).getByText('I stay silent in this thread from now on').waitFor();
    await reply(page, 'and for EC2?');
    await reply(page, '@srm and for Aurora?');
    await thread(page).getByText('on Amazon Aurora.').waitFor();
    expect(await thread(page).getByText('on Amazon EC2.').count()).toBe(0);

    await menu.first().click();
    await page.getByRole('menuitem', { name: /Delete/ }).click();
    await expect.poll(() => thread(page).getByText('on Amazon RDS.').count()).toBe(0);
  });

  it('the window may be narrow, and the evening dark', async () => {
    const page = await openWorkspace(browser, { colorScheme: 'dark' });
    const answer = await ask(page, '@srm who patches the operating system on RDS?');
    await answer.getByText('on Amazon RDS.').waitFor();
    await picture('dark', page);

    await page.setViewportSize({ width: 400, height: 920 });
    await page.emulateMedia({ colorScheme: 'light' });
    await answer.getByText('on Amazon RDS.').waitFor();
    await picture('narrow', page);

    const overflow = await page.evaluate(() => document.body.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
  });
});
