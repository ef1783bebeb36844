import { z } from 'zod';

const place = { channel: z.string(), thread_ts: z.string().optional() };

/** What one form control holds, in the words of Slack's `state.values`. */
const held = z.looseObject({ type: z.string() });
export type Held = z.infer<typeof held>;

const values = z.record(z.string(), z.record(z.string(), held));
export type Values = z.infer<typeof values>;

/** Six megabytes in base64 are four as a file: the largest small file. */
const file = z.object({
  name: z.string().min(1),
  mimetype: z.string(),
  base64: z.string().max(6e6),
});

/** Everything a person can do on the page; each act says who. */
export const act = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('say'),
    user: z.string(),
    ...place,
    text: z.string(),
    broadcast: z.boolean().optional(),
    files: z.array(file).max(5).optional(),
  }),
  z.object({
    kind: z.literal('edit'),
    user: z.string(),
    ...place,
    ts: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('delete'), user: z.string(), ...place, ts: z.string() }),
  z.object({
    kind: z.literal('react'),
    user: z.string(),
    ...place,
    ts: z.string(),
    name: z.string(),
  }),
  z.object({
    kind: z.literal('press'),
    user: z.string(),
    /** The message the control is in, or the view. */
    on: z.union([
      z.object({ channel: z.string(), ts: z.string() }),
      z.object({ view: z.string() }),
    ]),
    block: z.string(),
    action: z.string(),
    held,
    values,
  }),
  z.object({ kind: z.literal('submit'), user: z.string(), view: z.string(), values }),
  z.object({ kind: z.literal('close'), user: z.string(), view: z.string(), values }),
  z.object({
    kind: z.literal('shortcut'),
    user: z.string(),
    callback: z.string(),
    on: z.object({ channel: z.string(), ts: z.string() }).optional(),
  }),
  z.object({ kind: z.literal('invite'), user: z.string(), channel: z.string() }),
  z.object({ kind: z.literal('remove'), user: z.string(), channel: z.string() }),
  z.object({ kind: z.literal('look'), user: z.string(), tab: z.enum(['home', 'messages']) }),
  z.object({ kind: z.literal('watch'), user: z.string(), channel: z.string() }),
  z.object({ kind: z.literal('clock'), user: z.string(), instant: z.iso.datetime() }),
]);
export type Act = z.infer<typeof act>;
export type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;
