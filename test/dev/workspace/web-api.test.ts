import { expect, it } from 'vitest';
import { stage } from './stage.ts';

const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
});

it('refuses a wrong token, and a method it does not know', async () => {
  const { workspace, client } = await stage();
  const call = async (method: string, token: string) =>
    (
      await fetch(`${workspace.apiUrl}${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      })
    ).json();
  expect(await call('auth.test', 'xoxb-other')).toMatchObject({ ok: false, error: 'invalid_auth' });
  expect(await call('apps.connections.open', workspace.botToken)).toMatchObject({
    error: 'not_allowed_token_type',
  });
  expect(await client.auth.test()).toMatchObject({
    user_id: 'U0SRM',
    team_id: 'T0LOCAL',
    bot_id: 'B0SRM',
  });
  await expect(client.apiCall('chat.teleport')).rejects.toThrow('unknown_method');
});

it('returns metadata only to who asks for it', async () => {
  const { client } = await stage();
  const metadata = { event_type: 'srm_answer', event_payload: { delivery: 'd1' } };
  const { ts = '' } = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'x', metadata });
  const read = async (include_all_metadata: boolean) =>
    (
      await client.conversations.history({
        channel: 'C0GENERAL',
        oldest: ts,
        inclusive: true,
        include_all_metadata,
      })
    ).messages;
  expect(await read(true)).toMatchObject([{ ts, metadata, bot_id: 'B0SRM', app_id: 'A0SRM' }]);
  expect((await read(false))?.[0]).not.toHaveProperty('metadata');
});

it('reads a window of a channel, newest first, without replies', async () => {
  const { client } = await stage();
  const post = async (text: string, thread_ts?: string) =>
    (
      await client.chat.postMessage({
        channel: 'C0GENERAL',
        text,
        ...(thread_ts ? { thread_ts } : {}),
      })
    ).ts ?? '';
  const a = await post('a');
  await post('reply', a);
  const b = await post('b');
  const c = await post('c');
  const texts = async (given: object) =>
    (
      await client.conversations.history({ channel: 'C0GENERAL', oldest: a, ...given })
    ).messages?.map(({ text }) => text);
  expect(await texts({})).toEqual(['c', 'b']);
  expect(await texts({ inclusive: true })).toEqual(['c', 'b', 'a']);
  expect(await texts({ latest: c })).toEqual(['b']);
  expect(await texts({ limit: 1 })).toEqual(['c']);
  const { messages } = await client.conversations.replies({ channel: 'C0GENERAL', ts: a });
  expect(messages).toMatchObject([
    { text: 'a', reply_count: 1, thread_ts: a },
    { text: 'reply', thread_ts: a },
  ]);
  expect(Number(b)).toBeGreaterThan(Number(a));
});

it('updates and deletes what the app wrote, and nothing else', async () => {
  const { client, page } = await stage();
  const { ts = '' } = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'first' });
  await client.chat.update({ channel: 'C0GENERAL', ts, text: 'second' });
  expect((await page.message('second')).ts).toBe(ts);
  await client.chat.delete({ channel: 'C0GENERAL', ts });
  await page.first('gone', (it) => it.ts === ts);
  page.say('mine');
  const mine = await page.message('mine');
  const theirs = { channel: 'C0GENERAL', ts: mine.ts };
  await expect(client.chat.update({ ...theirs, text: 'x' })).rejects.toThrow('cant_update_message');
  await expect(client.chat.delete(theirs)).rejects.toThrow('cant_delete_message');
});

it('shows a private answer to one person and keeps it out of the history', async () => {
  const { client, page } = await stage();
  await client.chat.postEphemeral({ channel: 'C0GENERAL', user: 'U0MIRA', text: 'psst' });
  expect(await page.message('psst')).toMatchObject({ onlyFor: 'U0MIRA' });
  const { messages } = await client.conversations.history({ channel: 'C0GENERAL' });
  expect(messages?.map(({ text }) => text)).not.toContain('psst');
});

it('knows people, their zones and their rights', async () => {
  const { client } = await stage();
  const of = async (user: string) => (await client.users.info({ user })).user;
  expect(await of('U0MIRA')).toMatchObject({
    tz: 'Europe/Berlin',
    is_admin: true,
    is_restricted: false,
  });
  expect(await of('U0AIKO')).toMatchObject({
    tz: 'Asia/Tokyo',
    tz_offset: 32_400,
    is_admin: false,
  });
  expect(await of('U0SAM')).toMatchObject({ tz_offset: 19_800, is_restricted: true });
  await expect(of('U0NOBODY')).rejects.toThrow('user_not_found');
});

it('finds channels, members and direct messages', async () => {
  const { client } = await stage();
  const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' });
  expect(channels?.map(({ name, is_member }) => [name, is_member])).toEqual([
    ['general', true],
    ['security', true],
    ['ops', false],
  ]);
  const joined = await client.users.conversations({ types: 'public_channel' });
  expect(joined.channels?.map(({ name }) => name)).toEqual(['general']);
  const { channel } = await client.conversations.open({ users: 'U0DIEGO' });
  expect(channel).toMatchObject({ id: 'D0DIEGO', is_im: true });
  const { members } = await client.conversations.members({ channel: 'C0GENERAL' });
  expect(members).toContain('U0SRM');
});

it('says which block breaks which limit, to the app and in the log', async () => {
  const { client, page } = await stage();
  const send = client.chat.postMessage({
    channel: 'C0GENERAL',
    text: 'x',
    blocks: [section('y'.repeat(3001))],
  });
  await expect(send).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      },
    },
  });
  const { entry } = await page.problem('chat.postMessage → invalid_blocks');
  expect(entry.detail).toContain('must be less than 3001 characters');
});

it('carries a file up and gives it back', async () => {
  const { client, workspace, page } = await stage();
  await client.filesUploadV2({
    channel_id: 'C0GENERAL',
    filename: 'stack.png',
    file: Buffer.from('png!'),
    initial_comment: 'the picture',
  });
  const [file] = (await page.message('the picture')).files ?? [];
  expect(file).toMatchObject({ name: 'stack.png', mimetype: 'image/png', size: 4 });
  expect(await (await fetch(`${workspace.url}files/${file?.id}`)).text()).toBe('png!');
});

it('links to a message', async () => {
  const { client, workspace } = await stage();
  const { ts: message_ts = '' } = await client.chat.postMessage({
    channel: 'C0GENERAL',
    text: 'x',
  });
  const { permalink = '' } = await client.chat.getPermalink({ channel: 'C0GENERAL', message_ts });
  const { headers } = await fetch(permalink, { redirect: 'manual' });
  expect(headers.get('location')).toBe(`/#C0GENERAL/${message_ts}`);
  expect(permalink).toContain(workspace.url);
});

it('tells the page what the app suggests and what it is doing', async () => {
  const { client, page } = await stage();
  await client.assistant.threads.setStatus({
    channel_id: 'C0GENERAL',
    thread_ts: '1.2',
    status: 'is looking…',
  });
  expect(await page.first('status')).toMatchObject({ thread_ts: '1.2', text: 'is looking…' });
  const prompts: [{ title: string; message: string }] = [
    { title: 'RDS?', message: 'Who patches RDS?' },
  ];
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: 'D0MIRA',
    thread_ts: '',
    prompts,
  });
  expect(await page.first('suggestions')).toMatchObject({ channel: 'D0MIRA', prompts });
});
