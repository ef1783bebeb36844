import type { types } from '@slack/bolt';
import { answerMenu, answerMenuAction } from './ids.ts';
import { plain } from './option-blocks.ts';

/** What can be done about a posted answer, out of the way behind three dots. */
const menu: types.Overflow = {
  type: 'overflow',
  action_id: answerMenuAction,
  options: [
    { text: plain('Mute in this thread'), value: answerMenu.mute },
    { text: plain('Speak in this thread again'), value: answerMenu.unmute },
    { text: plain('Delete this answer'), value: answerMenu.remove },
  ],
};

/** The blocks with the menu beside the first of them. */
export function withMenu(blocks: readonly types.KnownBlock[]): readonly types.KnownBlock[] {
  const [first, ...rest] = blocks;
  return first?.type === 'section' ? [{ ...first, accessory: menu }, ...rest] : blocks;
}
