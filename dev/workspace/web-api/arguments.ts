import { z } from 'zod';
import { Refusal } from './refusal.ts';

export type Arguments = Readonly<Record<string, unknown>>;

/** JSON inside a form field arrives as a string. */
export const unpacked = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

export const json = z.preprocess(unpacked, z.unknown()).optional();
export const flag = z.preprocess(
  (it) => (it === undefined ? undefined : it === true || it === 'true' || it === '1'),
  z.boolean().optional(),
);
export const count = z.coerce.number().int().min(1).max(999).optional();
export const word = z.string().min(1);

/** Forms have no empty values: a parameter left blank is one left out. */
const filled = (given: Arguments): Arguments =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));

/** @throws Refusal `invalid_arguments` which names what is missing or wrong. */
export function take<T extends z.ZodType>(schema: T, given: Arguments): z.output<T> {
  const parsed = schema.safeParse(filled(given));
  if (parsed.success) return parsed.data;
  const messages = parsed.error.issues.map(
    ({ path, message }) => `[ERROR] ${path.join('/')}: ${message}`,
  );
  throw new Refusal('invalid_arguments', messages);
}
