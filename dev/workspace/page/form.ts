/// <reference lib="dom" />
import type { Held, Values } from '../acts.ts';

export type Control = {
  readonly node: HTMLElement;
  /** What the control holds; buttons hold nothing. */
  readonly read?: () => Held;
};

export type Field = {
  readonly block: string;
  readonly action: string;
  readonly optional: boolean;
  readonly shortest: number;
  read(): Held;
  /** Shows what is wrong with the field, or takes it away. */
  complain(text: string): void;
};

/** The controls of one message or view. */
export type Form = {
  /** Sends a press to the app. */
  press(block: string, action: string, held: Held): void;
  add(field: Field): void;
  /** Forgets the fields of a block that is no longer there. */
  drop(block: string): void;
  readonly fields: readonly Field[];
  /** `state.values` as Slack sends it. */
  values(): Values;
  /** What was in a field before the view was drawn anew. */
  before(block: string, action: string): Held | undefined;
};

export type Press = (block: string, action: string, held: Held, values: Values) => void;

export function createForm(press: Press, earlier: Values = {}): Form {
  let fields: readonly Field[] = [];
  const values = (): Values => {
    const result: Record<string, Record<string, Held>> = {};
    for (const { block, action, read } of fields) {
      result[block] = { ...result[block], [action]: read() };
    }
    return result;
  };
  return {
    get fields() {
      return fields;
    },
    values,
    press: (block, action, held) => press(block, action, held, values()),
    add: (field) => {
      fields = [...fields, field];
    },
    drop: (gone) => {
      fields = fields.filter(({ block }) => block !== gone);
    },
    before: (block, action) => earlier[block]?.[action],
  };
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** The one thing a control holds, whatever Slack calls it. */
export function contentOf({ type: _, ...rest }: Held): unknown {
  return Object.values(rest)[0];
}

/** Why a field cannot be sent, in Slack's words, or nothing. */
export function wrong({ optional, shortest, read }: Field): string | undefined {
  const content = contentOf(read());
  if (isEmpty(content)) return optional ? undefined : 'Please complete this required field.';
  const isShort = typeof content === 'string' && content.length < shortest;
  return isShort ? `Enter at least ${shortest} characters.` : undefined;
}
