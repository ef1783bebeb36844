/// <reference lib="dom" />
import type { Held } from '../acts.ts';
import type { Element } from '../blocks/elements.ts';
import type { Option } from '../blocks/objects.ts';
import type { Place } from './buttons.ts';
import { agreed } from './confirm.ts';
import { h } from './dom.ts';
import { withEmoji } from './emoji.ts';
import type { Control } from './form.ts';
import { channelName } from './names.ts';
import { myChannels, store } from './store.ts';

type ElementOf<T extends Element['type']> = Extract<Element, { type: T }>;
type Single = ElementOf<
  'static_select' | 'users_select' | 'channels_select' | 'conversations_select'
>;
type Multiple = ElementOf<
  | 'multi_static_select'
  | 'multi_users_select'
  | 'multi_channels_select'
  | 'multi_conversations_select'
>;
export type Menu = Single | Multiple;

type Choice = { readonly value: string; readonly label: string };
type Group = { readonly label?: string; readonly choices: readonly Choice[] };

const optionChoices = (options: readonly Option[]): readonly Choice[] =>
  options.map(({ value, text }) => ({ value, label: withEmoji(text.text) }));

const channelChoices = (onlyPublic: boolean): readonly Choice[] =>
  myChannels()
    .filter(({ kind }) => !onlyPublic || kind === 'channel')
    .map((it) => ({ value: it.id, label: `${it.kind === 'im' ? '' : '#'}${channelName(it)}` }));

function groupsOf(element: Menu): readonly Group[] {
  if (element.type === 'static_select' || element.type === 'multi_static_select') {
    const groups = element.option_groups ?? [{ label: undefined, options: element.options ?? [] }];
    return groups.map(({ label, options }) => ({
      ...(label ? { label: label.text } : {}),
      choices: optionChoices(options),
    }));
  }
  if (element.type.includes('users')) {
    const people = [...store.people.values()].map(({ id, name }) => ({ value: id, label: name }));
    return [{ choices: people }];
  }
  return [{ choices: channelChoices(element.type.includes('channels')) }];
}

const offered = (element: Menu): readonly Option[] => {
  if (!('options' in element) && !('option_groups' in element)) return [];
  const groups = element.option_groups ?? [];
  return [...(element.options ?? []), ...groups.flatMap(({ options }) => options)];
};

/** The values that are chosen from the start. */
function initial(element: Menu): readonly (string | undefined)[] {
  switch (element.type) {
    case 'static_select':
      return [element.initial_option?.value];
    case 'multi_static_select':
      return element.initial_options?.map(({ value }) => value) ?? [];
    case 'users_select':
      return [element.initial_user];
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'channels_select':
      return [element.initial_channel];
    case 'multi_channels_select':
      return element.initial_channels ?? [];
    case 'conversations_select':
      return [
        element.default_to_current_conversation ? store.channel : element.initial_conversation,
      ];
    case 'multi_conversations_select':
      return element.initial_conversations ?? [];
    default:
      return element satisfies never;
  }
}

/** What is chosen, under the name Slack has for it. */
function heldBy(element: Menu, values: readonly string[]): Held {
  const options = values.flatMap((it) => offered(element).find(({ value }) => value === it) ?? []);
  const { type } = element;
  switch (type) {
    case 'static_select':
      return { type, selected_option: options[0] ?? null };
    case 'multi_static_select':
      return { type, selected_options: options };
    case 'users_select':
      return { type, selected_user: values[0] ?? null };
    case 'multi_users_select':
      return { type, selected_users: values };
    case 'channels_select':
      return { type, selected_channel: values[0] ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: values };
    case 'conversations_select':
      return { type, selected_conversation: values[0] ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: values };
    default:
      return type satisfies never;
  }
}

/** The values inside what a field held before its view was drawn anew. */
export function valuesIn({ type: _, ...rest }: Held): readonly string[] {
  const [content] = Object.values(rest);
  const all: readonly unknown[] = Array.isArray(content) ? content : [content];
  return all.flatMap((it) => {
    if (typeof it === 'string') return [it];
    return typeof it === 'object' && it && 'value' in it ? [String(it.value)] : [];
  });
}

function single(element: Single, place: Place, chosen: readonly string[]): Control {
  const opt = ({ value, label }: Choice) =>
    h('option', { value, selected: chosen.includes(value) }, label);
  const groups = groupsOf(element).map(({ label, choices }) =>
    label === undefined ? choices.map(opt) : [h('optgroup', { label }, ...choices.map(opt))],
  );
  const hint = element.placeholder?.text ?? 'Select an item';
  const node = h(
    'select',
    { class: 'field', 'aria-label': place.label || hint },
    h('option', { value: '', selected: chosen.length === 0 }, withEmoji(hint)),
    ...groups.flat(),
  );
  const read = () => heldBy(element, node.value === '' ? [] : [node.value]);
  node.addEventListener('change', async () => {
    if (node.value !== '' && (await agreed(element.confirm))) place.send(read());
  });
  return { node, read };
}

function multiple(element: Multiple, place: Place, chosen: readonly string[]): Control {
  const most = element.max_selected_items ?? Number.POSITIVE_INFINITY;
  const hint = element.placeholder?.text ?? 'Select items';
  const boxes: HTMLInputElement[] = [];
  const box = ({ value, label }: Choice) => {
    const input = h('input', { type: 'checkbox', value, checked: chosen.includes(value) });
    boxes.push(input);
    return h('label', { class: 'choice' }, input, h('span', {}, label));
  };
  const lists = groupsOf(element).map(({ label, choices }) =>
    h('fieldset', {}, label !== undefined && h('legend', {}, label), ...choices.map(box)),
  );
  const picked = () => boxes.filter(({ checked }) => checked);
  const summary = h('summary', { 'aria-label': place.label || hint });
  const refresh = () => {
    const labels = picked().map((it) => it.parentElement?.textContent ?? '');
    summary.replaceChildren(...labels.map((it) => h('span', { class: 'chip' }, it)));
    if (labels.length === 0) summary.append(h('span', { class: 'placeholder' }, hint));
    for (const it of boxes) it.disabled = !it.checked && labels.length >= most;
  };
  const read = () =>
    heldBy(
      element,
      picked().map(({ value }) => value),
    );
  const node = h('details', { class: 'multiple' }, summary, h('div', { class: 'panel' }, ...lists));
  node.addEventListener('change', async () => {
    refresh();
    if (await agreed(element.confirm)) place.send(read());
  });
  refresh();
  return { node, read };
}

const isSingle = (element: Menu): element is Single => !element.type.startsWith('multi_');

/** A select menu of any kind. */
export function menu(element: Menu, place: Place, before: Held | undefined): Control {
  const start = before ? valuesIn(before) : initial(element).flatMap((it) => it ?? []);
  if (isSingle(element)) return single(element, place, start);
  return multiple(element, place, start);
}
