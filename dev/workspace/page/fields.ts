/// <reference lib="dom" />
import type { Held } from '../acts.ts';
import type { Element } from '../blocks/elements.ts';
import type { Place } from './buttons.ts';
import { h } from './dom.ts';
import type { Control } from './form.ts';

type ElementOf<T extends Element['type']> = Extract<Element, { type: T }>;
type Moment = ElementOf<'datepicker' | 'timepicker' | 'datetimepicker'>;
type Line = ElementOf<'plain_text_input' | 'email_text_input' | 'url_text_input' | 'number_input'>;

const held = (before: Held | undefined, key: string): string | undefined => {
  const value = before?.[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** Seconds since 1970 as a browser's control writes them, in the zone of the browser. */
const localWords = (seconds: number): string => {
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const secondsOf = (words: string): number | null =>
  words === '' ? null : Math.floor(new Date(words).getTime() / 1000);

/** A date, a time of day, or both. */
export function moment(element: Moment, place: Place, before: Held | undefined): Control {
  const { type } = element;
  const make = (kind: string, value: string | undefined) =>
    h('input', { type: kind, class: 'field', value, 'aria-label': place.label || kind });
  const finish = (node: HTMLInputElement, read: () => Held): Control => {
    node.addEventListener('change', () => place.send(read()));
    return { node, read };
  };
  switch (type) {
    case 'datepicker': {
      const node = make('date', held(before, 'selected_date') ?? element.initial_date);
      return finish(node, () => ({ type, selected_date: node.value || null }));
    }
    case 'timepicker': {
      const node = make('time', held(before, 'selected_time') ?? element.initial_time);
      return finish(node, () => ({ type, selected_time: node.value || null }));
    }
    case 'datetimepicker': {
      const start = Number(held(before, 'selected_date_time') ?? element.initial_date_time);
      const node = make('datetime-local', start ? localWords(start) : undefined);
      return finish(node, () => ({ type, selected_date_time: secondsOf(node.value) }));
    }
    default:
      return type satisfies never;
  }
}

const KINDS = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
} as const;

function box(element: Line, place: Place, value: string | undefined) {
  const props = {
    class: 'field',
    placeholder: element.placeholder?.text,
    'aria-label': place.label,
    maxlength: element.type === 'plain_text_input' ? (element.max_length ?? 3000) : undefined,
  };
  if (element.type === 'plain_text_input' && element.multiline) {
    return h('textarea', { ...props, rows: 4 }, value);
  }
  const isNumber = element.type === 'number_input';
  return h('input', {
    ...props,
    type: KINDS[element.type],
    value,
    min: isNumber ? element.min_value : undefined,
    max: isNumber ? element.max_value : undefined,
    step: isNumber && element.is_decimal_allowed ? 'any' : undefined,
  });
}

/** A line of text, or several. */
export function line(element: Line, place: Place, before: Held | undefined): Control {
  const { type } = element;
  const node = box(element, place, held(before, 'value') ?? element.initial_value);
  const read = (): Held => ({ type, value: node.value === '' ? null : node.value });
  const when = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  node.addEventListener('input', () => {
    if (when.includes('on_character_entered')) place.send(read());
  });
  node.addEventListener('keydown', (event) => {
    const isEnter = event instanceof KeyboardEvent && event.key === 'Enter';
    if (!isEnter || !when.includes('on_enter_pressed') || node.tagName === 'TEXTAREA') return;
    place.send(read());
  });
  return { node, read };
}

/** Formatted text, here without the formatting: what is typed becomes one section. */
export function richLine(
  element: ElementOf<'rich_text_input'>,
  place: Place,
  before: Held | undefined,
): Control {
  const { type } = element;
  const props = {
    class: 'field',
    placeholder: element.placeholder?.text,
    'aria-label': place.label,
  };
  const node = h('textarea', { ...props, rows: 3 }, held(before, 'typed'));
  const read = (): Held => {
    const elements = [{ type: 'text', text: node.value }];
    const section = { type: 'rich_text_section', elements };
    const rich = node.value === '' ? null : { type: 'rich_text', elements: [section] };
    return { type, rich_text_value: rich };
  };
  return { node, read };
}
