import { z } from 'zod';
import { block } from './blocks.ts';
import { plainText } from './objects.ts';

const kept = {
  blocks: z.array(block).min(1).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const modal = z.strictObject({
  ...kept,
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});
export type ModalView = z.infer<typeof modal>;

export const home = z.strictObject({ ...kept, type: z.literal('home') });
export type HomeView = z.infer<typeof home>;
