import type { types } from '@slack/bolt';
import { clip, limits } from './limits.ts';

/** What one message says: `text` for notifications and screen readers, `blocks` for the eye. */
export type Message = {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
};

/** A message as Slack's methods take it. */
export type SafeMessage = { readonly text: string; readonly blocks: types.KnownBlock[] };

/**
 * The last thing before Slack: no text of ours notifies anybody. Everything is escaped where it is
 * written; should that ever be forgotten somewhere, `<!channel>` and `<@U1>` still end here as words.
 */
export function pastLastGate({ text, blocks }: Message): SafeMessage {
  return { text: clip(disarmed(text), limits.messageText), blocks: safeBlocks(blocks) };
}

/** The same for the blocks of a view. */
export function safeBlocks(blocks: Message['blocks']): types.KnownBlock[] {
  const json = JSON.stringify(blocks);
  const safe = disarmed(json);
  // As good as always nothing had to be changed, and then nothing has to be read again.
  return safe === json ? [...blocks] : JSON.parse(safe);
}

function disarmed(text: string): string {
  return text.replaceAll('<!', '‹!').replaceAll('<@', '‹@');
}
