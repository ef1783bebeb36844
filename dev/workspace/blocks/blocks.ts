import { z } from 'zod';
import { accessory, actionElement, contextAction, inputElement } from './elements.ts';
import { id, image, picture, plainText, text } from './objects.ts';
import { richText } from './rich-text.ts';

const named = { block_id: id.optional() };
const one = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ ...shape, ...named, type: z.literal(type) });

const section = one('section', {
  text: text().optional(),
  fields: z.array(text(2000)).min(1).max(10).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
});
const actions = one('actions', { elements: z.array(actionElement).min(1).max(25) });
const input = one('input', {
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
const contextPart = z.discriminatedUnion('type', [image, ...text().options]);

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string() });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().optional(),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);
const column = z
  .strictObject({
    align: z.enum(['left', 'center', 'right']).optional(),
    is_wrapped: z.boolean().optional(),
  })
  .nullable();
const row = z.array(cell).min(1).max(20);

const simple = [
  section,
  actions,
  input,
  richText,
  one('divider', {}),
  one('header', { text: plainText(150), level: z.int().min(1).max(4).optional() }),
  one('context', { elements: z.array(contextPart).min(1).max(10) }),
  one('table', {
    rows: z.array(row).min(1).max(100),
    column_settings: z.array(column).max(20).optional(),
  }),
  z.strictObject({ ...picture, ...named, title: plainText(2000).optional() }),
] as const;

const container = one('container', {
  title: plainText(150).optional(),
  rich_text_title: richText.optional(),
  subtitle: text(150).optional(),
  icon: image.optional(),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  child_blocks: z.array(z.discriminatedUnion('type', simple)).min(1).max(10),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

export const block = z.discriminatedUnion('type', [
  ...simple,
  container,
  one('markdown', { text: z.string().min(1).max(12_000) }),
  one('alert', {
    text: text(),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  one('context_actions', { elements: z.array(contextAction).min(1).max(5) }),
  one('data_table', {
    caption: z.string().min(1),
    rows: z.array(row).min(2).max(101),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).max(19).optional(),
  }),
]);

export type Block = z.infer<typeof block>;
export type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>;
export type Cell = z.infer<typeof cell>;
