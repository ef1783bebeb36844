import { type Message, pastLastGate } from './last-gate.ts';

/** As `respond` takes it: for the one person, beside what they see. */
export function aside(message: Message) {
  return { ...pastLastGate(message), response_type: 'ephemeral', replace_original: false } as const;
}

/** The same for one line of mrkdwn. */
export function lineAside(text: string) {
  return aside({ text, blocks: [] });
}
