import type { Client } from './client.ts';
import { type Message, pastLastGate } from './last-gate.ts';
import type { Metadata } from './metadata.ts';
import { type Done, type Pause, patiently } from './patiently.ts';
import { blockRefusals } from './send.ts';

/** What a message of ours becomes. Twice the same is the same. */
export type Renewal = {
  readonly channel: string;
  readonly ts: string;
  readonly message: Message;
  readonly metadata: Metadata;
};

/** Replaces a message of ours, without its blocks where Slack refuses them. @throws Postponed */
export async function update(client: Client, renewal: Renewal, pause: Pause): Promise<Done> {
  const done = await patiently(() => updateOnce(client, renewal), pause);
  if (done.kind === 'done' || !blockRefusals.has(done.error)) return done;
  const plain = { ...renewal, message: { text: renewal.message.text, blocks: [] } };
  return patiently(() => updateOnce(client, plain), pause);
}

function updateOnce(client: Client, { channel, ts, message, metadata }: Renewal): Promise<unknown> {
  const { event_type, event_payload } = metadata;
  return client.chat.update({
    channel,
    ts,
    ...pastLastGate(message),
    metadata: { event_type, event_payload: { ...event_payload } },
  });
}
