/// <reference lib="dom" />
import type { Text } from '../blocks/objects.ts';
import type { RichLeaf, RichPart, RichStyle, RichText } from '../blocks/rich-text.ts';
import { h } from './dom.ts';
import { emojiOf, withEmoji } from './emoji.ts';
import { markdown, type Piece } from './markdown.ts';
import { type Inline, inline, mrkdwn, type Part } from './mrkdwn.ts';
import { channelName, nameOf } from './names.ts';
import { store } from './store.ts';

const SAFE = /^(https?:|mailto:)/;

export function link(url: string, label: string): HTMLElement {
  if (!SAFE.test(url)) return h('span', {}, label);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}

const userMention = (id: string): HTMLElement =>
  h('span', { class: id === store.me ? 'mention me' : 'mention' }, `@${nameOf(id)}`);

function channelMention(id: string, label: string): HTMLElement {
  const channel = store.channels.get(id);
  return h(
    'a',
    { class: 'mention', href: `#${id}` },
    `#${channel ? channelName(channel) : label || id}`,
  );
}

function token(it: Inline): Node | string {
  switch (it.kind) {
    case 'text':
      return it.text;
    case 'code':
      return h('code', {}, it.text);
    case 'bold':
      return h('strong', {}, ...it.inner.map(token));
    case 'italic':
      return h('em', {}, ...it.inner.map(token));
    case 'strike':
      return h('s', {}, ...it.inner.map(token));
    case 'link':
      return link(it.url, it.label);
    case 'user':
      return userMention(it.id);
    case 'channel':
      return channelMention(it.id, it.label);
    case 'group':
      return h('span', { class: 'mention' }, it.label || `@${it.id}`);
    case 'broadcast':
      return h('span', { class: 'mention me' }, `@${it.name}`);
    case 'emoji':
      return emojiOf(it.name);
    default:
      return it satisfies never;
  }
}

const HANGING = [
  [/^\s*[•◦▪-]\s/, 'item'],
  [/^\s*\d+[.)]\s/, 'numbered'],
  [/^ {4}/, 'deep'],
] as const;

/** A line that begins like an item of a list, or with spaces, hangs under its own beginning. */
function lineOf(tokens: readonly Inline[]): HTMLElement {
  const [first] = tokens;
  const start = first?.kind === 'text' ? first.text : '';
  const kind = HANGING.find(([form]) => form.test(start))?.[1] ?? '';
  return h('div', { class: `line ${kind}` }, ...tokens.map(token), tokens.length === 0 && '\u00a0');
}

function partOf(part: Part): HTMLElement {
  switch (part.kind) {
    case 'lines':
      return h('div', {}, ...part.lines.map(lineOf));
    case 'quote':
      return h('blockquote', {}, ...part.lines.map(lineOf));
    case 'preformatted':
      return h('pre', {}, part.text);
    default:
      return part satisfies never;
  }
}

/** Text in Slack's markup. */
export const marked = (text: string): HTMLElement =>
  h('div', { class: 'words' }, ...mrkdwn(text).map(partOf));

/** Text of either kind, in a line of its own. */
export const text = (it: Text): HTMLElement =>
  it.type === 'mrkdwn' ? marked(it.text) : h('div', { class: 'words plain' }, withEmoji(it.text));

/** Text of either kind inside a line. */
export const phrase = (it: Text): HTMLElement =>
  it.type === 'mrkdwn'
    ? h('span', {}, ...inline(it.text).map(token))
    : h('span', {}, withEmoji(it.text));

const styled = (node: Node | string, style: RichStyle): Node | string => {
  let result = node;
  if (style?.code) result = h('code', {}, result);
  if (style?.bold) result = h('strong', {}, result);
  if (style?.italic) result = h('em', {}, result);
  if (style?.strike) result = h('s', {}, result);
  if (style?.underline) result = h('u', {}, result);
  return result;
};

function bare(leaf: RichLeaf): Node | string {
  switch (leaf.type) {
    case 'text':
      return leaf.text;
    case 'link':
      return link(leaf.url, leaf.text ?? leaf.url);
    case 'emoji':
      return emojiOf(leaf.name);
    case 'user':
      return userMention(leaf.user_id);
    case 'channel':
      return channelMention(leaf.channel_id, '');
    case 'usergroup':
      return h('span', { class: 'mention' }, `@${leaf.usergroup_id}`);
    case 'broadcast':
      return h('span', { class: 'mention me' }, `@${leaf.range}`);
    case 'color':
      return leaf.value;
    case 'date':
      return leaf.fallback ?? new Date(leaf.timestamp * 1000).toLocaleString();
    default:
      return leaf satisfies never;
  }
}

const leaves = (all: readonly RichLeaf[]) => all.map((leaf) => styled(bare(leaf), leaf.style));

function richPart(part: RichPart): HTMLElement {
  switch (part.type) {
    case 'rich_text_section':
      return h('div', { class: 'rich-section' }, ...leaves(part.elements));
    case 'rich_text_quote':
      return h('blockquote', {}, ...leaves(part.elements));
    case 'rich_text_preformatted':
      return h('pre', {}, ...leaves(part.elements));
    case 'rich_text_list': {
      const items = part.elements.map((it) => h('li', {}, ...leaves(it.elements)));
      const props = { class: `indent-${part.indent ?? 0}` };
      if (part.style === 'bullet') return h('ul', props, ...items);
      return h('ol', { ...props, start: (part.offset ?? 0) + 1 }, ...items);
    }
    default:
      return part satisfies never;
  }
}

export const rich = ({ elements }: Pick<RichText, 'elements'>): HTMLElement =>
  h('div', { class: 'words rich' }, ...elements.map(richPart));

const cellsOf = (tag: 'td' | 'th', row: readonly (readonly Inline[])[]) =>
  row.map((cell) => h(tag, {}, ...cell.map(token)));

function pieceOf(piece: Piece): HTMLElement {
  switch (piece.kind) {
    case 'heading':
      return h(
        'p',
        { class: `heading level-${piece.level}`, role: 'heading', 'aria-level': piece.level + 2 },
        ...piece.inner.map(token),
      );
    case 'paragraph':
      return h('div', {}, ...piece.lines.map(lineOf));
    case 'quote':
      return h('blockquote', {}, ...piece.lines.map(lineOf));
    case 'list': {
      const items = piece.items.map((item) => h('li', {}, ...item.map(token)));
      return piece.ordered ? h('ol', {}, ...items) : h('ul', {}, ...items);
    }
    case 'code':
      return h('pre', {}, piece.text);
    case 'rule':
      return h('hr');
    case 'table': {
      const [head = [], ...rows] = piece.rows;
      const body = rows.map((row) => h('tr', {}, ...cellsOf('td', row)));
      const table = h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...cellsOf('th', head))),
        h('tbody', {}, ...body),
      );
      return h('div', { class: 'table' }, table);
    }
    default:
      return piece satisfies never;
  }
}

export const markdownWords = (source: string): HTMLElement =>
  h('div', { class: 'words markdown' }, ...markdown(source).map(pieceOf));
