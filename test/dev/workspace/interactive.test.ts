import type { BlockAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { expect, it } from 'vitest';
import { createInbox, stage } from './stage.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const asking: KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'choose',
    elements: [
      { type: 'button', action_id: 'more', text: plain('More'), value: 'rds' },
      {
        type: 'static_select',
        action_id: 'service',
        options: [{ text: plain('EC2'), value: 'ec2' }],
      },
    ],
  },
];

it('runs a slash command and shows the answer to who ran it', async () => {
  const { page } = await stage((app) => {
    app.command('/srm', async ({ command, ack, respond }) => {
      await ack();
      await respond(`${command.text} in ${command.channel_name} by ${command.user_name}`);
    });
  });
  page.say('/srm who patches RDS');
  const answer = await page.message('who patches RDS in general by mira');
  expect(answer).toMatchObject({ onlyFor: 'U0MIRA', user: 'U0SRM', channel: 'C0GENERAL' });
});

it('says so when nobody takes a command', async () => {
  const { page } = await stage(() => {}, { patience: { ackTimeoutMs: 30, retryDelaysMs: [] } });
  page.say('/srm hello');
  await page.problem('operation_timeout');
  page.say('/other');
  await page.message('`/other` is not a command of this app.');
});

it('sends a click with the message, its blocks and its metadata', async () => {
  const clicks = createInbox<BlockAction>();
  const { page, client } = await stage((app) => {
    app.action('more', async ({ ack, body }) => {
      await ack();
      if (body.type === 'block_actions') clicks.put(body);
    });
  });
  const metadata = { event_type: 'srm_answer', event_payload: { concern: 'patching' } };
  const { ts = '' } = await client.chat.postMessage({
    channel: 'C0GENERAL',
    text: 'q',
    blocks: asking,
    metadata,
  });
  page.act({
    kind: 'press',
    user: 'U0MIRA',
    on: { channel: 'C0GENERAL', ts },
    block: 'choose',
    action: 'more',
    held: { type: 'button' },
    values: { choose: { service: { type: 'static_select', selected_option: null } } },
  });
  const click = await clicks.first(() => true);
  expect(click).toMatchObject({
    user: { id: 'U0MIRA' },
    team: { id: 'T0LOCAL' },
    channel: { id: 'C0GENERAL', name: 'general' },
    container: { type: 'message', message_ts: ts, channel_id: 'C0GENERAL', is_ephemeral: false },
    message: { ts, metadata, blocks: [{ block_id: 'choose' }] },
    state: { values: { choose: { service: { selected_option: null } } } },
    actions: [{ type: 'button', action_id: 'more', block_id: 'choose', value: 'rds' }],
  });
  expect(click.trigger_id).not.toBe('');
});

it('replaces and deletes a private answer by its response_url, five times at most', async () => {
  const urls = createInbox<string>();
  const { page, client } = await stage((app) => {
    app.action('more', async ({ ack, body, respond }) => {
      await ack();
      if (!('response_url' in body)) return;
      await respond({ replace_original: true, text: 'shared' });
      urls.put(String(body.response_url));
    });
  });
  const { message_ts: ts = '' } = await client.chat.postEphemeral({
    channel: 'C0GENERAL',
    user: 'U0MIRA',
    text: 'q',
    blocks: asking,
  });
  page.act({
    kind: 'press',
    user: 'U0MIRA',
    on: { channel: 'C0GENERAL', ts },
    block: 'choose',
    action: 'more',
    held: { type: 'button' },
    values: {},
  });
  const replaced = await page.message('shared');
  expect(replaced).toMatchObject({ ts, onlyFor: 'U0MIRA' });
  expect(replaced).not.toHaveProperty('blocks');
  const url = await urls.first(() => true);
  const send = async (body: object) =>
    (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status;
  expect(await send({ response_type: 'in_channel', text: 'for all' })).toBe(200);
  expect((await page.message('for all')).onlyFor).toBeUndefined();
  expect(await send({ delete_original: true })).toBe(200);
  await page.first('gone', (it) => it.ts === ts);
  expect([await send({ text: '4' }), await send({ text: '5' }), await send({ text: '6' })]).toEqual(
    [200, 200, 404],
  );
});

it('runs a shortcut on a message', async () => {
  const { page } = await stage((app) => {
    app.shortcut(
      { callback_id: 'ask', type: 'message_action' },
      async ({ ack, shortcut, respond }) => {
        await ack();
        await respond(`about ${shortcut.message.text}`);
      },
    );
  });
  page.say('the database');
  const { ts } = await page.message('the database');
  page.act({
    kind: 'shortcut',
    user: 'U0DIEGO',
    callback: 'ask',
    on: { channel: 'C0GENERAL', ts },
  });
  expect(await page.message('about the database')).toMatchObject({ onlyFor: 'U0DIEGO' });
});
