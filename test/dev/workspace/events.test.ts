import { expect, it } from 'vitest';
import { connect, createApp, createInbox, open, openPage, stage } from './stage.ts';

type Heard = {
  readonly event: Record<string, unknown>;
  readonly body: Record<string, unknown>;
};

/** An app that keeps every event it gets. */
async function listening() {
  const heard = createInbox<Heard>();
  const staged = await stage((app) => {
    app.use(async ({ payload, body, next }) => {
      if ('event' in body)
        heard.put({ event: { ...payload, type: payload.type }, body: { ...body } });
      await next();
    });
  });
  const event = async (type: string, subtype?: string) =>
    await heard.first((it) => it.event.type === type && it.event.subtype === subtype);
  return { ...staged, heard, event };
}

it('sends a message of a person with all that Slack says of it', async () => {
  const { page, event } = await listening();
  page.say('who patches RDS & "Aurora" <now>?');
  const { event: message, body } = await event('message');
  expect(message).toMatchObject({
    user: 'U0MIRA',
    text: 'who patches RDS &amp; "Aurora" &lt;now&gt;?',
    channel: 'C0GENERAL',
    channel_type: 'channel',
    team: 'T0LOCAL',
    ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
    client_msg_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(message.event_ts).toBe(message.ts);
  expect(body).toMatchObject({
    type: 'event_callback',
    team_id: 'T0LOCAL',
    api_app_id: 'A0SRM',
    context_team_id: 'T0LOCAL',
    authorizations: [{ team_id: 'T0LOCAL', user_id: 'U0SRM', is_bot: true }],
  });
});

it('sends a mention and its twin with the same ts and different event ids', async () => {
  const { page, event } = await listening();
  page.say('@srm, who patches RDS?');
  const mention = await event('app_mention');
  const twin = await event('message');
  expect(mention.event.text).toBe('<@U0SRM>, who patches RDS?');
  expect(mention.event.ts).toBe(twin.event.ts);
  expect(mention.body.event_id).not.toBe(twin.body.event_id);
});

it.each([
  ['C0SECURITY', 'group'],
  ['D0MIRA', 'im'],
  ['G0TRIO', 'mpim'],
])('calls %s a %s', async (channel, kind) => {
  const { page, event } = await listening();
  page.say('hello', { channel });
  expect((await event('message')).event).toMatchObject({ channel, channel_type: kind });
});

it('tells the app when a person edits and when a person deletes', async () => {
  const { page, event } = await listening();
  page.say('first');
  const { ts } = await page.message('first');
  page.act({ kind: 'edit', user: 'U0MIRA', channel: 'C0GENERAL', ts, text: 'second' });
  expect((await event('message', 'message_changed')).event).toMatchObject({
    message: { text: 'second', ts, edited: { user: 'U0MIRA' } },
    previous_message: { text: 'first', ts },
  });
  page.act({ kind: 'delete', user: 'U0MIRA', channel: 'C0GENERAL', ts });
  expect((await event('message', 'message_deleted')).event).toMatchObject({ deleted_ts: ts });
});

it('keeps the app out of a channel until somebody invites it', async () => {
  const { page, event, heard, client } = await listening();
  page.say('unheard', { channel: 'C0OPS' });
  await page.message('unheard');
  await expect(client.chat.postMessage({ channel: 'C0OPS', text: 'x' })).rejects.toThrow(
    'not_in_channel',
  );
  page.act({ kind: 'invite', user: 'U0DIEGO', channel: 'C0OPS' });
  expect((await event('member_joined_channel')).event).toMatchObject({
    user: 'U0SRM',
    channel: 'C0OPS',
    inviter: 'U0DIEGO',
  });
  page.say('heard', { channel: 'C0OPS' });
  await heard.first((it) => it.event.text === 'heard');
  expect(heard.got.some(({ event: { text } }) => text === 'unheard')).toBe(false);
});

it('lets no guest add or remove the app', async () => {
  const { page } = await listening();
  page.act({ kind: 'remove', user: 'U0SAM', channel: 'C0GENERAL' });
  expect((await page.first('trouble')).text).toContain('Guests');
});

it('sends a file that the app can fetch with its token and not without', async () => {
  const { page, event, workspace } = await listening();
  const base64 = Buffer.from('a,b\n1,2\n').toString('base64');
  const files = [{ name: 'rows.csv', mimetype: 'text/csv', base64 }];
  page.act({ kind: 'say', user: 'U0MIRA', channel: 'C0GENERAL', text: 'fill this in', files });
  const { event: message } = await event('message', 'file_share');
  expect(message).toMatchObject({ text: 'fill this in', files: [{ name: 'rows.csv', size: 8 }] });
  const [{ url_private }] = JSON.parse(JSON.stringify(message.files));
  const headers = { authorization: `Bearer ${workspace.botToken}` };
  expect(await (await fetch(url_private, { headers })).text()).toBe('a,b\n1,2\n');
  expect(await (await fetch(url_private)).text()).not.toContain('a,b');
});

it('opens both tabs of the direct message', async () => {
  const { page, event, client } = await listening();
  await client.views.publish({
    user_id: 'U0MIRA',
    view: { type: 'home', blocks: [{ type: 'divider' }] },
  });
  page.act({ kind: 'look', user: 'U0MIRA', tab: 'home' });
  expect((await event('app_home_opened')).event).toMatchObject({
    tab: 'home',
    channel: 'D0MIRA',
    view: { type: 'home' },
  });
});

it('keeps what was said while the app was away, and sends it when it is back', async () => {
  const workspace = await open();
  const page = await openPage(workspace);
  page.say('are you there?');
  await page.problem('waits until the app is connected');
  const heard = createInbox<string>();
  const app = createApp(workspace);
  app.message(async ({ message }) => heard.put('text' in message ? (message.text ?? '') : ''));
  await connect(app);
  await heard.first((text) => text === 'are you there?');
});
