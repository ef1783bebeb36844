import type { BlockOf } from '../blocks/blocks.ts';
import type { RichLeaf } from '../blocks/rich-text.ts';
import { APP, type Channel, type Person } from '../model.ts';

export type Names = {
  readonly app: string;
  readonly people: Iterable<Person>;
  readonly channels: Iterable<Channel>;
};

export type Typed = { readonly text: string; readonly blocks: readonly BlockOf<'rich_text'>[] };

const PIECES =
  /```[\s\S]*?```|`[^`\n]+`|https?:\/\/[^\s<>|]+|(?<![\w@])@[\w.-]+|(?<![\w#])#[\w-]+/g;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const ROOMS = ['here', 'channel', 'everyone'] as const;

function mention(piece: string, { app, people }: Names): RichLeaf | undefined {
  const handle = piece
    .slice(1)
    .replace(/[.-]+$/, '')
    .toLowerCase();
  if (handle === app.toLowerCase()) return { type: 'user', user_id: APP.user };
  const range = ROOMS.find((it) => it === handle);
  if (range) return { type: 'broadcast', range };
  for (const { id, handle: known } of people) {
    if (known === handle) return { type: 'user', user_id: id };
  }
  return undefined;
}

function leafOf(piece: string, names: Names): RichLeaf {
  const words = { type: 'text', text: piece } as const;
  if (piece.startsWith('```')) return words;
  if (piece.startsWith('`')) return { ...words, text: piece.slice(1, -1), style: { code: true } };
  if (piece.startsWith('http')) return { type: 'link', url: piece };
  if (piece.startsWith('@')) return mention(piece, names) ?? words;
  for (const { id, name, kind } of names.channels) {
    if (piece === `#${name}` && kind !== 'im') return { type: 'channel', channel_id: id };
  }
  return words;
}

function written(leaf: RichLeaf, names: Names): string {
  switch (leaf.type) {
    case 'user':
      return `<@${leaf.user_id}>`;
    case 'channel': {
      const name = [...names.channels].find(({ id }) => id === leaf.channel_id)?.name ?? '';
      return `<#${leaf.channel_id}|${name}>`;
    }
    case 'broadcast':
      return `<!${leaf.range}>`;
    case 'link':
      return `<${escaped(leaf.url)}>`;
    case 'text':
      return leaf.style?.code ? `\`${escaped(leaf.text)}\`` : escaped(leaf.text);
    default:
      return '';
  }
}

/** The rest of a mention that was only a part of the piece: the full stop in `@srm.` */
function pieces(line: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  for (const match of line.matchAll(PIECES)) {
    const piece = match[0].startsWith('```') ? match[0] : match[0].replace(/[.,;:!?)]+$/, '');
    if (match.index > at) found.push(line.slice(at, match.index));
    found.push(piece);
    at = match.index + piece.length;
  }
  return at < line.length ? [...found, line.slice(at)] : found;
}

/** What Slack makes of what a person types: escaped text with mentions and links, and rich text. */
export function typed(line: string, names: Names): Typed {
  const elements = pieces(line).map((piece) => leafOf(piece, names));
  if (elements.length === 0) return { text: '', blocks: [] };
  return {
    text: elements.map((leaf) => written(leaf, names)).join(''),
    blocks: [
      {
        type: 'rich_text',
        block_id: 'typed',
        elements: [{ type: 'rich_text_section', elements }],
      },
    ],
  };
}
