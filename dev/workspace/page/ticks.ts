/// <reference lib="dom" />
import type { Held } from '../acts.ts';
import type { Element } from '../blocks/elements.ts';
import type { Place } from './buttons.ts';
import { agreed } from './confirm.ts';
import { h } from './dom.ts';
import type { Control } from './form.ts';
import { valuesIn } from './pickers.ts';
import { phrase } from './words.ts';

type Ticks = Extract<Element, { type: 'checkboxes' | 'radio_buttons' }>;
let groupsSoFar = 0;

/** Checkboxes or radio buttons. */
export function ticks(element: Ticks, place: Place, before: Held | undefined): Control {
  groupsSoFar += 1;
  const name = `choice-${groupsSoFar}`;
  const isRadio = element.type === 'radio_buttons';
  const first = isRadio ? [element.initial_option] : (element.initial_options ?? []);
  const start = before ? valuesIn(before) : first.flatMap((it) => it?.value ?? []);
  const inputs = element.options.map(({ value }) =>
    h('input', {
      type: isRadio ? 'radio' : 'checkbox',
      name,
      value,
      checked: start.includes(value),
    }),
  );
  const rows = element.options.map(({ text, description }, at) => {
    const words = h('span', {}, phrase(text), description && h('small', {}, phrase(description)));
    return h('label', { class: 'choice' }, inputs[at], words);
  });
  const read = (): Held => {
    const chosen = element.options.filter((_, at) => inputs[at]?.checked);
    if (isRadio) return { type: element.type, selected_option: chosen[0] ?? null };
    return { type: element.type, selected_options: chosen };
  };
  const role = isRadio ? 'radiogroup' : 'group';
  const node = h('div', { class: 'choices', role, 'aria-label': place.label }, ...rows);
  node.addEventListener('change', async () => {
    if (await agreed(element.confirm)) place.send(read());
  });
  return { node, read };
}
