import { z } from 'zod';
import type { ActOf } from '../acts.ts';
import { checkModal } from '../blocks/check.ts';
import type { Desk } from '../desk.ts';
import { closedBody, submissionBody } from '../events/interactions.ts';
import { clearModals, closeModal, pushModal, updateModal } from '../modals.ts';
import type { Person, View } from '../model.ts';
import { findView } from '../state.ts';
import { interact } from './press.ts';
import { inform } from './who.ts';

const answer = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
]);

const trouble = (desk: Desk, person: Person, title: string, detail: unknown): void => {
  desk.report({ direction: 'from app', title, problem: true, detail });
  inform(desk, person.id, `The app's answer to the form was refused: ${title}.`);
};

/** Errors belong to inputs that are in the form; Slack shows none of them otherwise. */
function showErrors(
  desk: Desk,
  person: Person,
  view: View,
  errors: Readonly<Record<string, string>>,
): void {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map((it) => it.block_id);
  const strange = Object.keys(errors).filter((id) => !inputs.includes(id));
  if (strange.length > 0) trouble(desk, person, 'errors name no input block', strange);
  else desk.publish({ kind: 'errors', user: person.id, view: view.id, errors });
}

/** Does what the app answered to a submitted form. */
function follow(desk: Desk, person: Person, view: View, payload: unknown): void {
  const parsed = answer.safeParse(payload);
  if (!parsed.success) {
    const silent = typeof payload === 'object' && payload && Object.keys(payload).length === 0;
    if (!silent) trouble(desk, person, 'unknown answer to view_submission', payload);
    closeModal(desk, person.id, view.id);
    return;
  }
  const said = parsed.data;
  if (said.response_action === 'clear') clearModals(desk, person.id);
  else if (said.response_action === 'errors') showErrors(desk, person, view, said.errors);
  else {
    const checked = checkModal(said.view);
    if (!checked.ok) trouble(desk, person, checked.error, checked.messages);
    else if (said.response_action === 'push') pushModal(desk, person.id, checked.value);
    else updateModal(desk, view.id, checked.value);
  }
}

export async function submit(desk: Desk, person: Person, act: ActOf<'submit'>): Promise<void> {
  const view = findView(desk.state, act.view)?.view;
  if (!view) return;
  const body = submissionBody(desk, person, view, act.values);
  const payload = await interact(desk, person, body);
  if (payload === undefined)
    desk.publish({ kind: 'errors', user: person.id, view: view.id, errors: {} });
  else follow(desk, person, view, payload);
}

export async function close(desk: Desk, person: Person, act: ActOf<'close'>): Promise<void> {
  const view = findView(desk.state, act.view)?.view;
  if (!view) return;
  closeModal(desk, person.id, view.id);
  if (view.type === 'modal' && view.notify_on_close === true) {
    await interact(desk, person, closedBody(person, view, act.values));
  }
}
