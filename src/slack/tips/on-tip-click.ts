import type { AckFn, RespondFn } from '@slack/bolt';
import type { Answer } from '../../answers/answer.ts';
import { answerMessage } from '../answer-message.ts';
import { aside, lineAside } from '../aside.ts';
import type { Client } from '../client.ts';
import { Postponed } from '../errors.ts';
import { tipAnswerKey } from '../ids.ts';
import { Click } from '../interactions.ts';
import { remember } from '../memory.ts';
import { answerMetadata } from '../metadata.ts';
import { answeredNote, goneNote } from '../notes.ts';
import type { Delivered } from '../post.ts';
import { rightOf } from '../rights.ts';
import { PickedValue } from '../values.ts';
import type { TipsParts } from './parts.ts';
import { offText } from './tips-text.ts';

/** The part of Bolt's arguments that is read. */
export type TipClickArgs = {
  readonly body: unknown;
  readonly client: Client;
  readonly ack: AckFn<void>;
  readonly respond: RespondFn;
};

/** The whole answer, once, in the tip's thread; where the channel wants no answers there, to the person. */
export const onTipAnswer =
  (parts: TipsParts) =>
  async ({ body, client, ack, respond }: TipClickArgs): Promise<void> => {
    await ack();
    const click = Click.parse(body);
    const picked = PickedValue.safeParse(click.value);
    const answer = picked.success ? parts.tell(picked.data) : undefined;
    if (answer === undefined) return void (await respond(aside(goneNote)));
    const { answer: wanted, place } = await parts.store.channelSettings(click);
    const isOpen = place === 'thread' && wanted !== 'nothing';
    // Before it can be read: whoever goes on from it is understood.
    if (isOpen) await remember(parts, click, answer);
    const delivered = isOpen ? await reply(parts, client, click, answer) : undefined;
    if (delivered?.kind === 'posted' && delivered.anew) return;
    const isThere = delivered?.kind === 'posted' || delivered?.kind === 'held';
    await respond(aside(isThere ? answeredNote : answerMessage(answer, { private: true })));
  };

/** Undefined where Slack cannot be asked now. */
async function reply(
  { deliver }: TipsParts,
  client: Client,
  { team, channel, ts, root }: Click,
  answer: Answer,
): Promise<Delivered | undefined> {
  const post = {
    delivery: { team, key: tipAnswerKey(channel, ts) },
    channel,
    threadTs: root,
    after: ts,
    message: answerMessage(answer, { menu: true }),
    metadata: answerMetadata(answer),
  };
  try {
    return await deliver(client, post);
  } catch (error) {
    if (error instanceof Postponed) return undefined;
    throw error;
  }
}

/** Turns the channel's tips off, for those who may. */
export const onTipsOff =
  ({ store, now }: TipsParts) =>
  async ({ body, client, ack, respond }: TipClickArgs): Promise<void> => {
    await ack();
    const click = Click.parse(body);
    const right = await rightOf(store, client, click);
    if (right.kind === 'refused') return void (await respond(lineAside(right.why)));
    const wasOn = await store.unsubscribe(click, now());
    await respond(lineAside(offText(click.channel, wasOn)));
  };
