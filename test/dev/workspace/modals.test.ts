import type { ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { expect, it } from 'vitest';
import { createInbox, stage } from './stage.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const modal: ModalView = {
  type: 'modal',
  callback_id: 'tips',
  private_metadata: 'C0GENERAL',
  title: plain('Tips'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'at',
      label: plain('At'),
      element: { type: 'timepicker', action_id: 'time' },
    },
  ],
};
const values = { at: { time: { type: 'timepicker', selected_time: '09:30' } } };

it('opens a modal once for a trigger, takes what is filled in, and shows the errors of the ack', async () => {
  const sent = createInbox<ViewSubmitAction>();
  const twice = createInbox<unknown>();
  const { page } = await stage((app) => {
    app.command('/srm', async ({ ack, client, command: { trigger_id } }) => {
      await ack();
      await client.views.open({ trigger_id, view: modal });
      await client.views
        .open({ trigger_id, view: modal })
        .catch((error: Error) => twice.put(error.message));
    });
    app.view('tips', async ({ ack, body }) => {
      if (body.type === 'view_submission') sent.put(body);
      if (sent.got.length === 1)
        await ack({ response_action: 'errors', errors: { at: 'Too early' } });
      else await ack();
    });
  });
  page.say('/srm tips');
  const [view] = (await page.first('modals')).views;
  expect(String(await twice.first(() => true))).toContain('exchanged_trigger_id');
  const submit = () => page.act({ kind: 'submit', user: 'U0MIRA', view: view?.id ?? '', values });
  submit();
  expect(await page.first('errors')).toMatchObject({ view: view?.id, errors: { at: 'Too early' } });
  expect(sent.got[0]).toMatchObject({
    view: { private_metadata: 'C0GENERAL', state: { values } },
    user: { id: 'U0MIRA' },
  });
  submit();
  await page.first('modals', ({ views }) => views.length === 0);
});

it('updates a modal while the person fills it in, and tells the app when it is closed', async () => {
  const closed = createInbox<string>();
  const { page } = await stage((app) => {
    app.command('/srm', async ({ ack, client, command: { trigger_id } }) => {
      await ack();
      const { view } = await client.views.open({ trigger_id, view: modal });
      await client.views.update({
        view_id: view?.id ?? '',
        hash: view?.hash ?? '',
        view: { ...modal, title: plain('Later') },
      });
    });
    app.view({ callback_id: 'tips', type: 'view_closed' }, async ({ ack, body }) => {
      await ack();
      closed.put(body.view.callback_id);
    });
  });
  page.say('/srm tips');
  const { views } = await page.first('modals', (it) =>
    it.views.some((view) => view.type === 'modal' && view.title.text === 'Later'),
  );
  page.act({ kind: 'close', user: 'U0MIRA', view: views[0]?.id ?? '', values: {} });
  expect(await closed.first(() => true)).toBe('tips');
});
