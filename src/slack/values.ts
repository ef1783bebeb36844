import { z } from 'zod';
import type { Picked } from '../answers/tell.ts';
import { cut, limits } from './limits.ts';

/** Longest question carried in a button: escaped as JSON it still fits. */
const maxQuestion = 900;

/** Text from outside -> whatever its JSON says. */
export const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});

/** Values of buttons and options as Slack sends them back; anybody could have made them up. */
const Id = z.string().min(1).max(200).nullable();
export const PickedValue = json.pipe(
  z
    .object({ c: Id, s: Id, q: z.string().max(limits.buttonValue) })
    .transform(({ c, s, q }): Picked => ({ concern: c, service: s, question: q })),
);

/** The value of an option of a select, which has no room for the question. */
export function optionValue({ concern, service }: Omit<Picked, 'question'>): string {
  return JSON.stringify({ c: concern, s: service, q: '' });
}

/** The value of a button, with as much of the question as fits. */
export function buttonValue({ concern, service, question }: Picked): string {
  return JSON.stringify({ c: concern, s: service, q: cut(question, maxQuestion) });
}
