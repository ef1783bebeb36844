import { z } from 'zod';
import { checkHome, checkModal } from '../../dev/workspace/blocks/check.ts';
import type { State } from './state.ts';

/** A view as somebody sees it: their App Home, or a modal. */
export type ShownView = {
  readonly id: string;
  readonly user: string;
  readonly type: 'home' | 'modal';
  blocks: readonly unknown[];
  callbackId: string;
  privateMetadata: string;
  /** How often it was shown anew. */
  changes: number;
};

type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };
type Args = Readonly<Record<string, string>>;

const View = z.object({
  blocks: z.array(z.unknown()),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
});
type View = z.infer<typeof View>;

/** The trigger that came with a person's click or command. */
export const triggerOf = (user: string): string => `trigger-${user}`;

function refused(view: unknown, type: ShownView['type']): Answer | undefined {
  const checked = type === 'home' ? checkHome(view) : checkModal(view);
  if (checked.ok) return undefined;
  return { ok: false, error: checked.error, why: checked.messages.join() };
}

/** Shows a modal or an App Home in place of one that is there, or anew. */
export function show(shown: ShownView, { blocks, callback_id, private_metadata }: View): void {
  shown.blocks = blocks;
  shown.callbackId = callback_id;
  shown.privateMetadata = private_metadata;
  shown.changes += 1;
}

function put(state: State, user: string, type: ShownView['type'], view: unknown): Answer {
  const wrong = refused(view, type);
  if (wrong !== undefined) return wrong;
  const known = state.views.find(
    (each) => type === 'home' && each.type === type && each.user === user,
  );
  const blank = { blocks: [], callbackId: '', privateMetadata: '', changes: -1 };
  const shown = known ?? { id: `V${state.views.length + 1}`, user, type, ...blank };
  if (known === undefined) state.views.push(shown);
  show(shown, View.parse(view));
  return { ok: true, view: { id: shown.id } };
}

function open(state: State, args: Args): Answer {
  const [, user] = /^trigger-(.+)$/.exec(args.trigger_id ?? '') ?? [];
  if (user === undefined) return { ok: false, error: 'invalid_trigger_id' };
  return put(state, user, 'modal', JSON.parse(args.view ?? 'null'));
}

function update(state: State, args: Args): Answer {
  const shown = state.views.find(({ id }) => id === args.view_id);
  if (shown === undefined) return { ok: false, error: 'not_found' };
  return follow(shown, JSON.parse(args.view ?? 'null'));
}

/** What becomes of a view that the app answers with another. */
export function follow(shown: ShownView, view: unknown): Answer {
  const wrong = refused(view, shown.type);
  if (wrong === undefined) show(shown, View.parse(view));
  return wrong ?? { ok: true };
}

export const viewMethods = {
  'views.open': open,
  'views.publish': (state: State, args: Args) =>
    put(state, args.user_id ?? '', 'home', JSON.parse(args.view ?? 'null')),
  'views.update': update,
} as const;

const Element = z.object({ type: z.string(), action_id: z.string() }).loose();
const Options = z.object({ options: z.array(z.unknown()) });

/** The element of a view with this `action_id`, and the block it is in. */
export function elementOf(
  { blocks }: ShownView,
  actionId: string,
): { readonly element: z.infer<typeof Element>; readonly blockId: string } {
  for (const [at, block] of blocks.entries()) {
    const { element, accessory, elements, block_id } = z
      .object({
        element: z.unknown().optional(),
        accessory: z.unknown().optional(),
        elements: z.array(z.unknown()).default([]),
        block_id: z.string().default(`b${at}`),
      })
      .parse(block);
    for (const each of [element, accessory, ...elements]) {
      const found = Element.safeParse(each);
      if (found.data?.action_id === actionId) return { element: found.data, blockId: block_id };
    }
  }
  throw new Error(`nothing to press called ${actionId}`);
}

/** What a click on an element sends of it. */
export function pressed(element: z.infer<typeof Element>, option: number, typed: string): object {
  const { type, action_id } = element;
  const about = { type, action_id, block_id: 'block', action_ts: '1.0' };
  if (type === 'plain_text_input') return { ...about, value: typed };
  if (type === 'button')
    return { ...about, ...('value' in element ? { value: element.value } : {}) };
  return { ...about, selected_option: Options.safeParse(element).data?.options[option] };
}

const Choice = z.object({ value: z.string() }).loose();
const Field = z
  .object({
    type: z.string(),
    action_id: z.string(),
    options: z.array(Choice).default([]),
    option_groups: z.array(z.object({ options: z.array(Choice) })).default([]),
    initial_option: Choice.optional(),
    initial_options: z.array(Choice).default([]),
    initial_time: z.string().optional(),
    initial_value: z.string().optional(),
  })
  .transform((field) => ({
    ...field,
    choices: [...field.options, ...field.option_groups.flatMap(({ options }) => options)],
  }));
const InputBlock = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  element: Field,
});

/** What stands in the fields of a view: what it came with, and what the person put there instead. */
export function valuesOf(
  { blocks }: ShownView,
  filled: Readonly<Record<string, string | readonly string[]>>,
): Readonly<Record<string, object>> {
  const inputs = blocks.flatMap((block) => InputBlock.safeParse(block).data ?? []);
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => [
      block_id,
      { [element.action_id]: heldIn(element, filled[element.action_id]) },
    ]),
  );
}

function heldIn(field: z.infer<typeof Field>, given: string | readonly string[] | undefined) {
  const { type, choices, initial_option, initial_options, initial_time, initial_value } = field;
  const wanted = given === undefined ? undefined : [given].flat();
  const chosen = wanted?.map((value) => choices.find((it) => it.value === value) ?? { value });
  switch (type) {
    case 'radio_buttons':
    case 'static_select':
      return { type, selected_option: (chosen === undefined ? initial_option : chosen[0]) ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: chosen ?? initial_options };
    case 'timepicker':
      return { type, selected_time: wanted?.[0] ?? initial_time ?? null };
    default:
      return { type, value: (wanted?.[0] ?? initial_value) || null };
  }
}
