import type { types } from '@slack/bolt';
import { section } from './answer-blocks.ts';
import { safeBlocks } from './last-gate.ts';
import { plain } from './option-blocks.ts';

/** A few lines of mrkdwn in a modal that can only be closed: done, or why not. */
export function noteModal(title: string, text: string): types.ModalView {
  return {
    type: 'modal',
    title: plain(title),
    close: plain('Close'),
    blocks: safeBlocks([section(text)]),
  };
}
