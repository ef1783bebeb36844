import type { RespondFn } from '@slack/bolt';
import { freshMemory, messageModal } from './answer-modal.ts';
import type { Client } from './client.ts';
import { ViewClick } from './interactions.ts';
import type { ModalAskArgs } from './modal/on-modal.ts';
import { apology } from './notes.ts';

/** To the person alone, beside what they see. */
export function privately({ respond }: { readonly respond: RespondFn }): Promise<unknown> {
  return respond({ text: apology.text, response_type: 'ephemeral', replace_original: false });
}

type Clicked = { readonly body: unknown; readonly client: Client };

/** In a modal, to somebody who clicked in App Home or in a modal that is open. */
export function inModal({ body, client }: Clicked): Promise<unknown> {
  const { trigger, view } = ViewClick.parse(body);
  const sorry = messageModal(apology, freshMemory);
  return view.type === 'home'
    ? client.views.open({ trigger_id: trigger, view: sorry })
    : client.views.update({ view_id: view.id, view: sorry });
}

/** In the modal that somebody submitted. */
export function inPlace({ ack }: ModalAskArgs): Promise<void> {
  return ack({ response_action: 'update', view: messageModal(apology, freshMemory) });
}
