/// <reference lib="dom" />
import type { Block, BlockOf, Cell } from '../blocks/blocks.ts';
import type { Image } from '../blocks/objects.ts';
import { control } from './controls.ts';
import { h, nodes } from './dom.ts';
import type { Form } from './form.ts';
import { markdownWords, phrase, rich, text } from './words.ts';

const picture = (image: Pick<Image, 'image_url' | 'alt_text' | 'slack_file'>, kind: string) => {
  const { id, url } = image.slack_file ?? {};
  const src = image.image_url ?? url ?? (id === undefined ? undefined : `/files/${id}`);
  return h('img', { class: kind, src, alt: image.alt_text, loading: 'lazy' });
};

const named = ({ block_id }: Block): string => block_id ?? '';

function section(block: BlockOf<'section'>, form: Form): HTMLElement {
  const { accessory } = block;
  const fields = block.fields && h('div', { class: 'fields' }, ...block.fields.map(text));
  const body = h('div', { class: 'body' }, block.text && text(block.text), fields);
  if (!accessory) return h('div', { class: 'block section' }, body);
  const side =
    accessory.type === 'image'
      ? picture(accessory, 'thumbnail')
      : control(accessory, form, {
          block: named(block),
          label: block.text?.text.slice(0, 80) ?? '',
        });
  return h('div', { class: 'block section' }, body, h('div', { class: 'accessory' }, side));
}

let inputsSoFar = 0;

function input(block: BlockOf<'input'>, form: Form): HTMLElement {
  inputsSoFar += 1;
  const id = `fault-${inputsSoFar}`;
  const fault = h('p', { class: 'fault', id, role: 'alert', hidden: true });
  const complain = (words: string) => {
    fault.textContent = words;
    fault.hidden = words === '';
    node.setAttribute('aria-invalid', String(words !== ''));
  };
  const node = control(block.element, form, {
    block: named(block),
    label: block.label.text,
    silent: block.dispatch_action !== true,
    optional: block.optional === true,
    complain,
  });
  node.setAttribute('aria-describedby', id);
  const label = h(
    'div',
    { class: 'label' },
    phrase(block.label),
    block.optional && h('small', {}, ' (optional)'),
  );
  const hint = block.hint && h('p', { class: 'hint' }, phrase(block.hint));
  return h('div', { class: 'block input', 'data-block': named(block) }, label, node, fault, hint);
}

function cell(it: Cell): Node | string {
  if (it.type === 'rich_text') return rich(it);
  return it.type === 'raw_number' ? (it.text ?? String(it.value)) : it.text;
}

type Settings = BlockOf<'table'>['column_settings'];

function table(rows: readonly (readonly Cell[])[], settings: Settings, caption = ''): HTMLElement {
  const props = (at: number) => {
    const { align = 'left', is_wrapped = false } = settings?.[at] ?? {};
    return { class: `${align} ${is_wrapped ? 'wrapped' : ''}` };
  };
  const [head = [], ...body] = rows;
  const th = head.map((it, at) => h('th', { ...props(at), scope: 'col' }, cell(it)));
  const trs = body.map((row) => h('tr', {}, ...row.map((it, at) => h('td', props(at), cell(it)))));
  return h(
    'div',
    { class: 'block table', tabindex: 0, role: 'region', 'aria-label': caption || 'Table' },
    h(
      'table',
      {},
      caption !== '' && h('caption', {}, caption),
      h('thead', {}, h('tr', {}, ...th)),
      h('tbody', {}, ...trs),
    ),
  );
}

function container(block: BlockOf<'container'>, form: Form): HTMLElement {
  const title = block.rich_text_title
    ? rich(block.rich_text_title)
    : block.title && phrase(block.title);
  const subtitle = block.subtitle && h('small', {}, phrase(block.subtitle));
  const children = blocks(block.child_blocks, form);
  const head = nodes([title, subtitle]);
  if (!block.is_collapsible) {
    return h('section', { class: 'block container' }, h('header', {}, ...head), children);
  }
  const open = block.default_collapsed !== true;
  return h('details', { class: 'block container', open }, h('summary', {}, ...head), children);
}

function context(block: BlockOf<'context'>): HTMLElement {
  const parts = block.elements.map((it) =>
    it.type === 'image' ? picture(it, 'tiny') : phrase(it),
  );
  return h('div', { class: 'block context' }, ...parts);
}

/** One block of a message, a modal or a home. */
export function drawn(block: Block, form: Form): HTMLElement {
  switch (block.type) {
    case 'section':
      return section(block, form);
    case 'input':
      return input(block, form);
    case 'actions':
    case 'context_actions': {
      const all = block.elements.map((it) => control(it, form, { block: named(block) }));
      return h('div', { class: 'block actions' }, ...all);
    }
    case 'divider':
      return h('hr', { class: 'block' });
    case 'header':
      return h('h3', { class: 'block header' }, phrase(block.text));
    case 'context':
      return context(block);
    case 'rich_text':
      return h('div', { class: 'block' }, rich(block));
    case 'markdown':
      return h('div', { class: 'block' }, markdownWords(block.text));
    case 'image': {
      const caption = block.title && h('figcaption', {}, phrase(block.title));
      return h('figure', { class: 'block' }, caption, picture(block, 'large'));
    }
    case 'table':
      return table(block.rows, block.column_settings);
    case 'data_table':
      return table(block.rows, undefined, block.caption);
    case 'alert':
      return h(
        'div',
        { class: `block alert ${block.level ?? 'default'}`, role: 'note' },
        text(block.text),
      );
    case 'container':
      return container(block, form);
    default:
      return block satisfies never;
  }
}

/** Blocks of a message, a modal or a home. */
export const blocks = (all: readonly Block[], form: Form): HTMLElement =>
  h('div', { class: 'blocks' }, ...all.map((block) => drawn(block, form)));
