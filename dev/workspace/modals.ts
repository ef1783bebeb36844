import type { HomeView, ModalView } from './blocks/views.ts';
import type { Desk } from './desk.ts';
import { createId, secret } from './ids.ts';
import type { View } from './model.ts';
import { findView } from './state.ts';

/** Slack's limit of views on top of each other. */
const MOST_VIEWS = 3;

function show({ state, publish }: Desk, user: string, views: readonly View[]): void {
  state.modals.set(user, views);
  publish({ kind: 'modals', user, views });
}

const born = (view: ModalView | HomeView, below: View | undefined): View => {
  const id = createId('V');
  const root_view_id = below?.root_view_id ?? id;
  return { ...view, id, hash: secret(), root_view_id, previous_view_id: below?.id ?? null };
};

export function openModal(desk: Desk, user: string, modal: ModalView): View {
  const view = born(modal, undefined);
  show(desk, user, [view]);
  return view;
}

/** Undefined when there is nothing to push onto, or too much. */
export function pushModal(desk: Desk, user: string, modal: ModalView): View | undefined {
  const views = desk.state.modals.get(user) ?? [];
  const below = views.at(-1);
  if (!below || views.length >= MOST_VIEWS) return undefined;
  const view = born(modal, below);
  show(desk, user, [...views, view]);
  return view;
}

/** Undefined when the view is gone. */
export function updateModal(desk: Desk, id: string, modal: ModalView): View | undefined {
  const found = findView(desk.state, id);
  const views = found && desk.state.modals.get(found.user);
  if (!found || !views) return undefined;
  const { root_view_id, previous_view_id } = found.view;
  const view: View = { ...modal, id, hash: secret(), root_view_id, previous_view_id };
  show(
    desk,
    found.user,
    views.map((it) => (it.id === id ? view : it)),
  );
  return view;
}

export function closeModal(desk: Desk, user: string, id: string): void {
  const views = desk.state.modals.get(user) ?? [];
  const at = views.findIndex((it) => it.id === id);
  if (at >= 0) show(desk, user, views.slice(0, at));
}

export const clearModals = (desk: Desk, user: string): void => show(desk, user, []);

export function publishHome(desk: Desk, user: string, home: HomeView): View {
  const before = desk.state.homes.get(user);
  const view = { ...born(home, undefined), ...(before ? { id: before.id } : {}) };
  desk.state.homes.set(user, view);
  desk.publish({ kind: 'home', user, view });
  return view;
}
