import { type Message, pastLastGate } from './last-gate.ts';

/** As `respond` takes it: for the one person, beside what they see; in its thread where that is one. */
export function aside(message: Message, spot?: { readonly ts: string; readonly root: string }) {
  return {
    ...pastLastGate(message),
    response_type: 'ephemeral',
    replace_original: false,
    ...(spot === undefined || spot.ts === spot.root ? {} : { thread_ts: spot.root }),
  } as const;
}

/** The same for one line of mrkdwn. */
export function lineAside(text: string, spot?: Parameters<typeof aside>[1]) {
  return aside({ text, blocks: [] }, spot);
}
