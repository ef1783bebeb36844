import type { Checked } from '../blocks/check.ts';

/** How a method says no: Slack's short word, and for blocks what is wrong and where. */
export class Refusal extends Error {
  readonly code: string;
  readonly messages: readonly string[];

  constructor(code: string, messages: readonly string[] = []) {
    super(code);
    this.code = code;
    this.messages = messages;
  }
}

/** The value of a check, or the refusal it amounts to. */
export function accepted<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Refusal(checked.error, checked.messages);
  return checked.value;
}

export function present<T>(value: T | undefined, code: string): T {
  if (value === undefined) throw new Refusal(code);
  return value;
}
