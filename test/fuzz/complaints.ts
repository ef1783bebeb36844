import { z } from 'zod';
import { checkModal } from '../../dev/workspace/blocks/check.ts';
import { texts } from '../fake-slack/check-message.ts';
import type { Call, PrivateMessage } from '../fake-slack/state.ts';

/** What Slack may answer to what was made up: a place, a person or a thing that is not there. */
const allowed = new Set([
  'ok',
  'cant_update_message',
  'channel_not_found',
  'invalid_trigger_id',
  'message_not_found',
  'not_found',
  'not_in_channel',
  'thread_not_found',
  'user_not_found',
]);

/** Who is in a group direct message is not asked for: that would be a scope of its own. */
const unreadable = new Set(['conversations.members missing_scope']);

/** What is wrong with what was sent: refused for its form, a mention, half a character. */
export function wrongIn(
  calls: readonly Call[],
  privates: readonly PrivateMessage[],
): readonly string[] {
  return [
    ...calls.flatMap(({ method, args, answer }) => {
      const { text, blocks, view } = args;
      const isKnown = allowed.has(answer) || unreadable.has(`${method} ${answer}`);
      const refused = isKnown ? [] : [`${method} answered ${answer}: ${shown(args)}`];
      return [...refused, ...wrongInWords([text, parsed(blocks), parsed(view)])];
    }),
    ...privates.flatMap(({ text, blocks }) => wrongInWords([text, blocks])),
  ];
}

/** What is wrong with what an acknowledgement carries: a view, or words beside its fields. */
export function wrongInAnswer(answer: unknown): readonly string[] {
  const carried = Carried.safeParse(typeof answer === 'string' ? parsed(answer) : answer);
  if (!carried.success) return [];
  const { view, errors } = carried.data;
  const checked = view === undefined ? { ok: true } : checkModal(view);
  const refused = checked.ok ? [] : [`a view that Slack refuses: ${shown(checked)} ${shown(view)}`];
  return [...refused, ...wrongInWords([view, ...Object.values(errors)])];
}

const Carried = z.object({
  response_action: z.string(),
  view: z.unknown().optional(),
  errors: z.record(z.string(), z.string()).default({}),
});

function wrongInWords(said: readonly unknown[]): readonly string[] {
  const words = [...said.filter((each) => typeof each === 'string'), ...texts(said)];
  return words
    .filter((text) => /<[!@]/.test(text) || !text.isWellFormed() || text.includes('\0'))
    .map((text) => `said ${shown(text)}`);
}

function parsed(json: unknown): unknown {
  return typeof json === 'string' && json !== '' ? JSON.parse(json) : undefined;
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 2000);
}
