import { z } from 'zod';

/** Slack's rules for the blocks we use; an unknown block, field or length is refused. */
const text = (max: number) => z.string().min(1).max(max);
const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(max), verbatim: z.boolean().optional() });
const either = (max: number) => z.union([plainText(max), mrkdwn(max)]);
const id = z.string().min(1).max(255);

const option = z.strictObject({
  text: plainText(75),
  value: text(150),
  description: plainText(75).optional(),
});

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: text(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: text(75).optional(),
  confirm: z
    .strictObject({
      title: plainText(100),
      text: plainText(300),
      confirm: plainText(30),
      deny: plainText(30),
      style: z.enum(['primary', 'danger']).optional(),
    })
    .optional(),
});

const select = z.strictObject({
  type: z.literal('static_select'),
  action_id: id,
  placeholder: plainText(150).optional(),
  options: z.array(option).min(1).max(100),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: z.array(option).min(2).max(5),
});

const element = z.discriminatedUnion('type', [button, select, overflow]);

const richText = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  style: z.object({}).loose().optional(),
});

const blockId = { block_id: id.optional() };

const block = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('section'),
      ...blockId,
      text: either(3000).optional(),
      fields: z.array(either(2000)).min(1).max(10).optional(),
      accessory: element.optional(),
    })
    .refine((section) => section.text !== undefined || section.fields !== undefined, 'empty'),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({ type: z.literal('header'), ...blockId, text: plainText(150) }),
  z.strictObject({
    type: z.literal('context'),
    ...blockId,
    elements: z.array(either(3000)).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...blockId,
    elements: z.array(element).min(1).max(25),
  }),
  z.strictObject({
    type: z.literal('rich_text'),
    ...blockId,
    elements: z
      .array(
        z.strictObject({
          type: z.enum(['rich_text_section', 'rich_text_quote']),
          elements: z.array(richText).min(1),
        }),
      )
      .min(1),
  }),
]);

export const Blocks = z.array(block).max(50);
export type Blocks = z.infer<typeof Blocks>;

/** All text of all blocks together; Slack answers `msg_blocks_too_long` beyond. */
const maxTogether = 13_200;

/** What Slack would refuse about a message, by its word and why; undefined when it takes it. */
export function refusal(
  message: string | undefined,
  blocks: unknown,
): { readonly error: string; readonly why: string } | undefined {
  const parsed = Blocks.safeParse(blocks ?? []);
  if (!parsed.success) return { error: 'invalid_blocks', why: z.prettifyError(parsed.error) };
  if ((message ?? '').length > 40_000) return { error: 'msg_too_long', why: 'text' };
  if ((message ?? '') === '' && parsed.data.length === 0) return { error: 'no_text', why: 'empty' };
  const length = texts(parsed.data).reduce((sum, each) => sum + each.length, 0);
  if (length > maxTogether) return { error: 'msg_blocks_too_long', why: `${length} characters` };
  const ids = actionIds(parsed.data);
  if (new Set(ids).size !== ids.length) return { error: 'invalid_blocks', why: 'action_id twice' };
  return undefined;
}

/** Every `text` in the blocks, in order, as a reader meets them. */
export function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : texts(inner),
  );
}

/** The elements that can be clicked, in order; those beside sections last. */
export function clickable(blocks: unknown): readonly z.infer<typeof element>[] {
  const all = Blocks.parse(blocks ?? []);
  return [
    ...all.flatMap((each) => (each.type === 'actions' ? each.elements : [])),
    ...all.flatMap((each) =>
      each.type === 'section' && each.accessory !== undefined ? [each.accessory] : [],
    ),
  ];
}

function actionIds(blocks: Blocks): readonly string[] {
  return clickable(blocks).map(({ action_id }) => action_id);
}
