import { z } from 'zod';
import { checkHome, checkModal } from '../blocks/check.ts';
import type { Desk } from '../desk.ts';
import { openModal, publishHome, pushModal, updateModal } from '../modals.ts';
import type { View } from '../model.ts';
import { slackView } from '../shapes.ts';
import { findView, type State } from '../state.ts';
import { json, take, word } from './arguments.ts';
import type { Methods } from './method.ts';
import { accepted, present, Refusal } from './refusal.ts';

const opening = z.object({ trigger_id: word, view: json });
const updating = z.object({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view: json,
});
const publishing = z.object({ user_id: word, hash: z.string().optional(), view: json });

/** The person a trigger belongs to: good once, and for three seconds. */
function triggeredBy(desk: Desk, trigger: string): string {
  const redeemed = desk.triggers.redeem(trigger);
  switch (redeemed.kind) {
    case 'good':
      return redeemed.value.user;
    case 'used':
      throw new Refusal('exchanged_trigger_id');
    case 'expired':
      throw new Refusal('expired_trigger_id');
    case 'unknown':
      throw new Refusal('invalid_trigger_id');
    default:
      return redeemed satisfies never;
  }
}

function viewBy(state: State, id: string | undefined, external: string | undefined): View {
  if (id !== undefined) return present(findView(state, id)?.view, 'not_found');
  const open = [...state.modals.values()].flat();
  return present(
    open.find((it) => it.external_id !== undefined && it.external_id === external),
    'not_found',
  );
}

function open(desk: Desk, { trigger_id, view }: z.infer<typeof opening>) {
  const modal = accepted(checkModal(view));
  const taken = [...desk.state.modals.values()].flat().map(({ external_id }) => external_id);
  if (modal.external_id !== undefined && taken.includes(modal.external_id)) {
    throw new Refusal('duplicate_external_id');
  }
  return { view: slackView(openModal(desk, triggeredBy(desk, trigger_id), modal)) };
}

export const views: Methods = {
  'views.open': (desk, given) => open(desk, take(opening, given)),
  'views.push': (desk, given) => {
    const { trigger_id, view } = take(opening, given);
    const modal = accepted(checkModal(view));
    const pushed = pushModal(desk, triggeredBy(desk, trigger_id), modal);
    return { view: slackView(present(pushed, 'push_limit_reached')) };
  },
  'views.update': (desk, given) => {
    const { view_id, external_id, hash, view } = take(updating, given);
    const before = viewBy(desk.state, view_id, external_id);
    if (hash !== undefined && hash !== before.hash) throw new Refusal('hash_conflict');
    const updated = updateModal(desk, before.id, accepted(checkModal(view)));
    return { view: slackView(present(updated, 'not_found')) };
  },
  'views.publish': (desk, given) => {
    const { user_id, view, hash } = take(publishing, given);
    if (!desk.state.people.has(user_id)) throw new Refusal('user_not_found');
    const before = desk.state.homes.get(user_id);
    if (hash !== undefined && before && hash !== before.hash) throw new Refusal('hash_conflict');
    return { view: slackView(publishHome(desk, user_id, accepted(checkHome(view)))) };
  },
};
