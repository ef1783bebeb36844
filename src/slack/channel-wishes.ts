import type { BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { Logger } from 'pino';
import { privately } from './apologies.ts';
import type { BoltApp } from './bolt-app.ts';
import { guarded } from './guarded.ts';
import {
  answerMenuAction,
  channelModalId,
  tipAnswerAction,
  tipsConfigureAction,
  tipsFieldAction,
  tipsModalId,
  tipsOffAction,
} from './ids.ts';
import { idsOfClick, idsOfView } from './interactions.ts';
import { noteModal } from './note-modal.ts';
import { apology } from './notes.ts';
import { type MenuArgs, onAnswerMenu, type QuietParts } from './quiet/on-answer-menu.ts';
import { type ChannelSubmitArgs, onChannelSubmitted } from './quiet/on-channel.ts';
import { onTipAnswer, onTipsOff, type TipClickArgs } from './tips/on-tip-click.ts';
import {
  onTipsChanged,
  onTipsConfigure,
  onTipsSubmitted,
  type TipsClickArgs,
  type TipsSubmitArgs,
} from './tips/on-tips-modal.ts';
import type { TipsParts } from './tips/parts.ts';

export type WishesParts = TipsParts & QuietParts & { readonly log: Logger };

/** What channels wish for, tips and quiet: clicks and modals; the command's part is routed in listeners. */
export function listenWishes(app: BoltApp, parts: WishesParts): void {
  const { log } = parts;

  const ids = ({ body }: { body: unknown }) => idsOfClick(body);
  const click = { log, ids, apologise: privately };
  app.action<BlockAction>(tipAnswerAction, guarded<TipClickArgs>(onTipAnswer(parts), click));
  app.action<BlockAction>(tipsOffAction, guarded<TipClickArgs>(onTipsOff(parts), click));
  app.action<BlockAction>(answerMenuAction, guarded<MenuArgs>(onAnswerMenu(parts), click));

  // Whoever opens or changes a modal sees by themselves that nothing came of it, and may try again.
  const idsInView = ({ body }: { body: unknown }) => idsOfView(body);
  const field = { log, ids: idsInView, apologise: async () => undefined };
  app.action<BlockAction>(tipsFieldAction, guarded<TipsClickArgs>(onTipsChanged(parts), field));
  const configure = guarded<TipsClickArgs>(onTipsConfigure(parts), field);
  app.action<BlockAction>(tipsConfigureAction, configure);

  const submitted = { log, ids: idsInView, apologise: inPlace };
  app.view<ViewSubmitAction>(
    tipsModalId,
    guarded<TipsSubmitArgs>(onTipsSubmitted(parts), submitted),
  );
  app.view<ViewSubmitAction>(
    channelModalId,
    guarded<ChannelSubmitArgs>(onChannelSubmitted(parts), submitted),
  );
}

function inPlace({ ack }: Pick<TipsSubmitArgs, 'ack'>): Promise<void> {
  return ack({ response_action: 'update', view: noteModal('Not saved', apology.text) });
}
