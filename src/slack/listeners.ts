import type { BlockAction } from '@slack/bolt';
import type { Logger } from 'pino';
import { privately } from './apologies.ts';
import type { BoltApp } from './bolt-app.ts';
import { listenWishes, type WishesParts } from './channel-wishes.ts';
import { type ChoiceArgs, type ChoiceParts, onChoice } from './choice/on-choice.ts';
import { type CommandArgs, type CommandParts, onCommand } from './command/on-command.ts';
import { type ForgetParts, forgetWords, onForget } from './command/on-forget.ts';
import { onShare, type ShareArgs, type ShareParts } from './command/on-share.ts';
import { type FirstContactParts, listenFirstContact } from './first-contact.ts';
import { guarded } from './guarded.ts';
import { chooseAction, commandName, shareAction } from './ids.ts';
import { idsOfClick } from './interactions.ts';
import { type ChannelCommandArgs, onChannelCommand } from './quiet/on-channel.ts';
import { type Route, routed } from './routed.ts';
import { onTipsCommand, type TipsCommandArgs } from './tips/on-tips-command.ts';

export type ListenerParts = ChoiceParts &
  ShareParts &
  CommandParts &
  ForgetParts &
  FirstContactParts &
  WishesParts & { readonly log: Logger };

type AnyCommandArgs = CommandArgs & ChannelCommandArgs & TipsCommandArgs;

/** Every command and action we listen to, and every event but messages; the manifest names the same. */
export function listen(app: BoltApp, parts: ListenerParts): void {
  const { log } = parts;
  const command = { log, ids: () => ({}), apologise: privately };
  const routes: readonly Route<AnyCommandArgs>[] = [
    [/^tips?(?:\s|$)/i, onTipsCommand(parts)],
    [/^channel$/i, onChannelCommand(parts)],
    [forgetWords, onForget(parts)],
  ];
  const listener = routed(routes, onCommand(parts));
  app.command(commandName, guarded<AnyCommandArgs>(listener, command));

  const click = {
    log,
    ids: ({ body }: { body: unknown }) => idsOfClick(body),
    apologise: privately,
  };
  app.action<BlockAction>(chooseAction, guarded<ChoiceArgs>(onChoice(parts), click));
  app.action<BlockAction>(shareAction, guarded<ShareArgs>(onShare(parts), click));

  listenFirstContact(app, parts);
  listenWishes(app, parts);

  // Bolt would log and swallow; whoever handed the event over has to know what was not done.
  app.error((error) => Promise.reject(error));
}
