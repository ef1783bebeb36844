import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stage } from './stage.ts';

function manifest(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'workspace-')), 'manifest.json');
  writeFileSync(
    path,
    JSON.stringify({
      display_information: { name: 'Owner' },
      features: {
        slash_commands: [{ command: '/own' }],
        shortcuts: [{ name: 'Who?', type: 'message', callback_id: 'who' }],
      },
      oauth_config: { scopes: { bot: ['chat:write'] } },
      settings: { event_subscriptions: { bot_events: ['message.im'] } },
    }),
  );
  return path;
}

it('takes names, commands and shortcuts from the manifest', async () => {
  const { page } = await stage(() => {}, { manifestPath: manifest() });
  expect(page.snapshot.app).toMatchObject({
    name: 'Owner',
    commands: [{ command: '/own' }],
    shortcuts: [{ name: 'Who?', callback_id: 'who' }],
  });
});

it('refuses a call whose scope the manifest does not ask for', async () => {
  const { client } = await stage(() => {}, { manifestPath: manifest() });
  await client.chat.postMessage({ channel: 'C0GENERAL', text: 'x' });
  await expect(client.users.info({ user: 'U0MIRA' })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'users:read' },
  });
});

it('sends no event that the manifest does not ask for', async () => {
  const { page } = await stage(() => {}, { manifestPath: manifest() });
  page.say('hello');
  await page.first('log', ({ entry }) => entry.title.startsWith('message.channels: not sent'));
});
