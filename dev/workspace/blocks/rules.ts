import type { Block } from './blocks.ts';
import type { Element } from './elements.ts';
import type { Option } from './objects.ts';
import { allBlocks, elementsOf } from './walk.ts';

export type Surface = 'message' | 'modal' | 'home';
export type Fault = { readonly at: string; readonly what: string };

/** Found by platform.md: all words of all blocks of one message together. */
export const MOST_CHARACTERS = 13_200;
const MOST_MARKDOWN = 12_000;
const MESSAGE_ONLY: ReadonlySet<Block['type']> = new Set([
  'markdown',
  'table',
  'data_table',
  'context_actions',
]);

const repeated = (ids: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(ids.filter((id, at) => id !== undefined && ids.indexOf(id) !== at))].flatMap((id) =>
    id === undefined ? [] : [id],
  );

function onSurface(blocks: readonly Block[], surface: Surface, at: string): readonly Fault[] {
  if (surface === 'message') return [];
  return blocks.flatMap((block, index) =>
    MESSAGE_ONLY.has(block.type)
      ? [{ at: `${at}/${index}/type`, what: `unsupported type: ${block.type}` }]
      : [],
  );
}

function names(blocks: readonly Block[], at: string): readonly Fault[] {
  const blockFaults = repeated(allBlocks(blocks).map(({ block_id }) => block_id)).map((id) => ({
    at,
    what: `block_id \`${id}\` already exists`,
  }));
  const actionFaults = blocks.flatMap((block, index) =>
    repeated(elementsOf(block).map(({ action_id }) => action_id)).map((id) => ({
      at: `${at}/${index}`,
      what: `\`action_id\` \`${id}\` already exists for block`,
    })),
  );
  return [...blockFaults, ...actionFaults];
}

const sameOption = (one: Option, other: Option): boolean =>
  one.value === other.value && one.text.text === other.text.text;

function offered(element: Element): readonly Option[] | undefined {
  if (!('options' in element) && !('option_groups' in element)) return undefined;
  const groups = 'option_groups' in element ? element.option_groups : undefined;
  return [...(element.options ?? []), ...(groups ?? []).flatMap(({ options }) => options)];
}

function initial(element: Element): readonly Option[] {
  if ('initial_option' in element && element.initial_option) return [element.initial_option];
  if ('initial_options' in element && element.initial_options) return element.initial_options;
  return [];
}

function faultsOfElement(element: Element): readonly string[] {
  const options = offered(element);
  if (element.type === 'static_select' || element.type === 'multi_static_select') {
    if (!element.options && !element.option_groups) return ['missing required field: options'];
    if (element.options && element.option_groups) return ['only one of options, option_groups'];
  }
  const strange = initial(element).filter((it) => !options?.some((o) => sameOption(o, it)));
  return strange.map(() => 'initial option must be one of the options');
}

function shapes(blocks: readonly Block[], at: string): readonly Fault[] {
  return blocks.flatMap((block, index) => {
    const here = `${at}/${index}`;
    const faults = elementsOf(block).flatMap(faultsOfElement);
    if (block.type === 'section' && !block.text && !block.fields) {
      faults.push('missing required field: text');
    }
    if (block.type === 'image' && !block.image_url && !block.slack_file) {
      faults.push('missing required field: image_url');
    }
    return faults.map((what) => ({ at: here, what }));
  });
}

function totals(blocks: readonly Block[], at: string): readonly Fault[] {
  const markdown = blocks.reduce((n, b) => n + (b.type === 'markdown' ? b.text.length : 0), 0);
  const tables = blocks.filter(({ type }) => type === 'table').length;
  return [
    ...(markdown > MOST_MARKDOWN
      ? [{ at, what: `markdown over ${MOST_MARKDOWN} characters` }]
      : []),
    ...(tables > 1 ? [{ at, what: 'only_one_table_allowed' }] : []),
  ];
}

/** The rules that no single block can know. */
export const faultsIn = (blocks: readonly Block[], surface: Surface, at: string) => [
  ...onSurface(blocks, surface, at),
  ...names(blocks, at),
  ...shapes(blocks, at),
  ...totals(blocks, at),
];

/** Characters of all words in a value: every string under a key that people get to read. */
export function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, it) => sum + characters(it), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, it]) =>
      sum + (key === 'text' && typeof it === 'string' ? it.length : characters(it)),
    0,
  );
}
