import type { Block } from './blocks.ts';
import type { Element } from './elements.ts';

/** Everything in a block that a person can press, pick or fill in, in reading order. */
export function elementsOf(block: Block): readonly Element[] {
  switch (block.type) {
    case 'section':
      return block.accessory === undefined || block.accessory.type === 'image'
        ? []
        : [block.accessory];
    case 'actions':
    case 'context_actions':
      return block.elements;
    case 'input':
      return [block.element];
    case 'container':
      return block.child_blocks.flatMap(elementsOf);
    default:
      return [];
  }
}

/** The blocks themselves and those inside containers. */
export const allBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap<Block>((block) =>
    block.type === 'container' ? [block, ...block.child_blocks] : [block],
  );

const short = (): string => Math.random().toString(36).slice(2, 7).padEnd(5, '0');

/** Slack names what the app left unnamed; so do we, on a copy. */
export function named(blocks: readonly Block[]): readonly Block[] {
  const copy = structuredClone(blocks);
  for (const block of allBlocks(copy)) {
    block.block_id ??= short();
    if (block.type === 'container') continue;
    for (const element of elementsOf(block)) element.action_id ??= short();
  }
  return copy;
}

export type Found = { readonly block: Block; readonly element: Element };

export function findElement(
  blocks: readonly Block[],
  blockId: string,
  actionId: string,
): Found | undefined {
  const block = allBlocks(blocks).find(({ block_id }) => block_id === blockId);
  const element = block && elementsOf(block).find(({ action_id }) => action_id === actionId);
  return block && element ? { block, element } : undefined;
}
