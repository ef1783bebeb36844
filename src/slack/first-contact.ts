import type { BlockAction, MessageShortcut, ViewSubmitAction } from '@slack/bolt';
import type { Logger } from 'pino';
import { type AgentParts, type ContextArgs, onContext } from './agent/on-context.ts';
import { inModal, inPlace, privately } from './apologies.ts';
import type { BoltApp } from './bolt-app.ts';
import { type Guard, guarded } from './guarded.ts';
import {
  type HomeArgs,
  type HomeAskArgs,
  type HomeParts,
  onHomeAsk,
  onHomeOpened,
} from './home/on-home.ts';
import {
  answerModalId,
  askAction,
  exampleAction,
  modalChooseAction,
  whoOwnsShortcut,
} from './ids.ts';
import { idsOfClick, idsOfView } from './interactions.ts';
import {
  type ModalAskArgs,
  type ModalChoiceArgs,
  type ModalParts,
  onModalAsk,
  onModalChoice,
} from './modal/on-modal.ts';
import { onWhoOwns, type ShortcutArgs, type ShortcutParts } from './shortcut/on-who-owns.ts';
import { type ExampleArgs, type ExampleParts, onExample } from './welcome/on-example.ts';
import {
  onFirstOpened,
  onJoined,
  type WelcomeArgs,
  type WelcomeParts,
} from './welcome/on-welcome.ts';
import { idsOfPlace } from './whereabouts.ts';

export type FirstContactParts = AgentParts &
  HomeParts &
  ModalParts &
  ShortcutParts &
  WelcomeParts &
  ExampleParts & { readonly log: Logger };

/** App Home, the agent view, welcomes, and the message shortcut; the manifest names the same. */
export function listenFirstContact(app: BoltApp, parts: FirstContactParts): void {
  const { log } = parts;

  // Nobody asked for anything here: what goes wrong is only logged.
  const place = { log, ids: idsOfPlace, apologise: async () => undefined };
  app.event('app_home_opened', guarded<HomeArgs>(onHomeOpened(parts), place));
  app.event('app_home_opened', guarded<WelcomeArgs>(onFirstOpened(parts), place));
  app.event('app_home_opened', guarded<ContextArgs>(onContext(parts), place));
  app.event('app_context_changed', guarded<ContextArgs>(onContext(parts), place));
  app.event('member_joined_channel', guarded<WelcomeArgs>(onJoined(parts), place));

  const view = { log, ids: ({ body }: { body: unknown }) => idsOfView(body) };
  const asked: Guard<HomeAskArgs> = { ...view, apologise: inModal };
  app.action<BlockAction>(askAction, guarded<HomeAskArgs>(onHomeAsk(parts), asked));
  const picked: Guard<ModalChoiceArgs> = { ...view, apologise: inModal };
  app.action<BlockAction>(
    modalChooseAction,
    guarded<ModalChoiceArgs>(onModalChoice(parts), picked),
  );
  const submitted: Guard<ModalAskArgs> = { ...view, apologise: inPlace };
  app.view<ViewSubmitAction>(answerModalId, guarded<ModalAskArgs>(onModalAsk(parts), submitted));

  const ids = ({ body }: { body: unknown }) => idsOfClick(body);
  const click = { log, ids, apologise: privately };
  app.action<BlockAction>(exampleAction, guarded<ExampleArgs>(onExample(parts), click));
  const shortcut = guarded<ShortcutArgs>(onWhoOwns(parts), click);
  app.shortcut<MessageShortcut>(whoOwnsShortcut, shortcut);
}
