import { z } from 'zod';
import type { Desk } from './desk.ts';
import { APP, keyOf, type Message } from './model.ts';
import { change, erase, post, refresh } from './posting.ts';
import type { ResponseTicket } from './tickets.ts';
import { contentOf } from './web-api/chat.ts';
import { Refusal } from './web-api/refusal.ts';

/** What the app sends to a `response_url`, or in the acknowledgement of a command. */
const response = z.object({
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});
type Response = z.infer<typeof response>;

function original({ state }: Desk, { channel, ts }: ResponseTicket): Message | undefined {
  return ts === undefined ? undefined : state.messages.get(keyOf(channel, ts));
}

function replace(desk: Desk, before: Message, given: Response): void {
  const after = { ...before, ...contentOf(given), edited: undefined };
  if (before.onlyFor !== undefined) refresh(desk, after);
  else change(desk, before, { ...after, edited: { user: APP.user, ts: desk.clock.ts() } });
}

/** Carries out a response. @throws Refusal */
export function carryOut(desk: Desk, ticket: ResponseTicket, given: Response): void {
  const before = original(desk, ticket);
  if (given.delete_original) {
    if (before) erase(desk, before);
    return;
  }
  if (given.replace_original && before) {
    replace(desk, before, given);
    return;
  }
  const { thread_ts, response_type } = given;
  post(desk, {
    channel: ticket.channel,
    ts: desk.clock.ts(),
    user: APP.user,
    ...contentOf(given),
    thread_ts,
    onlyFor: response_type === 'ephemeral' ? ticket.user : undefined,
  });
}

/** The payload of a command's acknowledgement is a response too, if it says anything. */
export function carryOutAck(desk: Desk, ticket: ResponseTicket, payload: unknown): void {
  const parsed = response.safeParse(payload);
  if (!parsed.success || (parsed.data.text === undefined && !parsed.data.blocks)) return;
  try {
    carryOut(desk, ticket, parsed.data);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, messages } = error;
    desk.report({ direction: 'from app', title: `ack → ${code}`, problem: true, detail: messages });
  }
}

export type HttpAnswer = { readonly status: number; readonly body: string };

const refused = (desk: Desk, error: string, detail: unknown): HttpAnswer => {
  desk.report({ direction: 'from app', title: `response_url → ${error}`, problem: true, detail });
  return { status: 404, body: JSON.stringify({ ok: false, error }) };
};

/** A POST to a `response_url`: five times within half an hour, then 404, as in Slack. */
export function answerResponse(desk: Desk, ticket: string, body: string): HttpAnswer {
  const redeemed = desk.responses.redeem(ticket);
  if (redeemed.kind !== 'good') return refused(desk, `${redeemed.kind}_url`, undefined);
  try {
    const given: unknown = JSON.parse(body);
    carryOut(desk, redeemed.value, response.parse(given));
    desk.report({ direction: 'from app', title: 'response_url → ok', detail: given });
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (error instanceof Refusal) return refused(desk, error.code, error.messages);
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      return refused(desk, 'invalid_payload', error.message);
    }
    throw error;
  }
}
