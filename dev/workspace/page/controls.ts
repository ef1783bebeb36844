/// <reference lib="dom" />
import type { Held } from '../acts.ts';
import type { Element } from '../blocks/elements.ts';
import { button, feedback, overflow, type Place, pictured } from './buttons.ts';
import { line, moment, richLine } from './fields.ts';
import type { Control, Form } from './form.ts';
import { menu } from './pickers.ts';
import { ticks } from './ticks.ts';

function made(element: Element, place: Place, before: Held | undefined): Control {
  switch (element.type) {
    case 'button':
      return button(element, place);
    case 'overflow':
      return overflow(element, place);
    case 'feedback_buttons':
      return feedback(element, place);
    case 'icon_button':
      return pictured(element, place);
    case 'checkboxes':
    case 'radio_buttons':
      return ticks(element, place, before);
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return moment(element, place, before);
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return line(element, place, before);
    case 'rich_text_input':
      return richLine(element, place, before);
    default:
      return menu(element, place, before);
  }
}

export type Setting = {
  readonly block: string;
  readonly label?: string;
  /** Inputs keep what they hold to themselves until the form is sent, unless the app asks. */
  readonly silent?: boolean;
  readonly optional?: boolean;
  complain?(text: string): void;
};

/** Something to press, pick or fill in, tied to the form around it. */
export function control(element: Element, form: Form, setting: Setting): HTMLElement {
  const { block, label = '', silent = false, optional = true, complain = () => {} } = setting;
  const action = element.action_id ?? '';
  const send = (held: Held) => {
    if (!silent) form.press(block, action, held);
  };
  const { node, read } = made(element, { send, label }, form.before(block, action));
  if (read) {
    const shortest = element.type === 'plain_text_input' ? (element.min_length ?? 0) : 0;
    form.add({ block, action, optional, shortest, read, complain });
  }
  if ('focus_on_load' in element && element.focus_on_load) node.setAttribute('autofocus', '');
  return node;
}
