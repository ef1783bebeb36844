import { z } from 'zod';
import { cut, limits } from './limits.ts';

/** What somebody chose, as `tell` takes it. */
export type Choice = {
  readonly concern: string;
  readonly service: string | null;
  /** As it was asked; empty where there is no room for it. */
  readonly question: string;
};

/** Longest question carried in a button: escaped as JSON it still fits. */
const maxQuestion = 900;

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});

/** Values of buttons and options as Slack sends them back; anybody could have made them up. */
const Id = z.string().min(1).max(200);
export const ChoiceValue = json.pipe(
  z
    .object({ c: Id, s: Id.nullable(), q: z.string().max(limits.buttonValue) })
    .transform(({ c, s, q }): Choice => ({ concern: c, service: s, question: q })),
);

/** What a private answer shares: the cell it is about, or only its question. */
export type Shared = Omit<Choice, 'concern'> & { readonly concern: string | null };

export const ShareValue = json.pipe(
  z
    .object({ c: Id.nullable(), s: Id.nullable(), q: z.string().max(limits.buttonValue) })
    .transform(({ c, s, q }): Shared => ({ concern: c, service: s, question: q })),
);

export function choiceValue({ concern, service, question }: Choice): string {
  return JSON.stringify({ c: concern, s: service, q: question });
}

/** The value of a button, with as much of the question as fits. */
export function buttonValue({ concern, service, question }: Shared): string {
  return JSON.stringify({ c: concern, s: service, q: cut(question, maxQuestion) });
}
