/** The Markdown of `markdown` blocks as a tree; pure. */
import type { Inline } from './mrkdwn.ts';

export type Piece =
  | { readonly kind: 'heading'; readonly level: number; readonly inner: readonly Inline[] }
  | { readonly kind: 'paragraph' | 'quote'; readonly lines: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'rule' };

const TOKEN =
  /`([^`\n]+)`|\[([^\]\n]+)\]\(([^)\s]+)\)|\*\*(.+?)\*\*|~~(.+?)~~|(?<!\w)[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?!\w)|(https?:\/\/[^\s<>)]+)|:([a-z0-9_+-]+):/g;

function tokenOf(match: RegExpMatchArray): Inline {
  const [whole, code, label, url, bold, strike, italic, address, emoji] = match;
  if (code !== undefined) return { kind: 'code', text: code };
  if (url !== undefined) return { kind: 'link', url, label: label ?? url };
  if (bold !== undefined) return { kind: 'bold', inner: words(bold) };
  if (strike !== undefined) return { kind: 'strike', inner: words(strike) };
  if (italic !== undefined) return { kind: 'italic', inner: words(italic) };
  if (address !== undefined) return { kind: 'link', url: address, label: address };
  return emoji === undefined ? { kind: 'text', text: whole } : { kind: 'emoji', name: emoji };
}

function words(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > at) found.push({ kind: 'text', text: text.slice(at, match.index) });
    found.push(tokenOf(match));
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ kind: 'text', text: text.slice(at) });
  return found;
}

type Kind = 'heading' | 'ordered' | 'bullet' | 'quote' | 'row' | 'rule' | 'blank' | 'plain';

function kindOf(line: string): Kind {
  if (line.trim() === '') return 'blank';
  if (/^#{1,6} /.test(line)) return 'heading';
  if (/^\s*(-{3,}|\*{3,})\s*$/.test(line)) return 'rule';
  if (/^\s*\d+[.)] /.test(line)) return 'ordered';
  if (/^\s*[-*+] /.test(line)) return 'bullet';
  if (/^> ?/.test(line)) return 'quote';
  return /^\s*\|.*\|\s*$/.test(line) ? 'row' : 'plain';
}

const cells = (line: string): readonly (readonly Inline[])[] =>
  line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => words(cell.trim()));

const isRuler = (line: string): boolean => /^[\s|:-]+$/.test(line);

/** Neighbouring lines of one kind as one piece. */
function pieceOf(kind: Kind, lines: readonly string[]): readonly Piece[] {
  switch (kind) {
    case 'blank':
      return [];
    case 'rule':
      return [{ kind: 'rule' }];
    case 'heading':
      return lines.map((line) => {
        const [marks = '#'] = line.split(' ');
        return { kind, level: marks.length, inner: words(line.slice(marks.length + 1)) };
      });
    case 'ordered':
    case 'bullet': {
      const items = lines.map((line) => words(line.replace(/^\s*(\d+[.)]|[-*+]) /, '')));
      return [{ kind: 'list', ordered: kind === 'ordered', items }];
    }
    case 'row':
      return [{ kind: 'table', rows: lines.filter((line) => !isRuler(line)).map(cells) }];
    case 'quote':
      return [{ kind, lines: lines.map((line) => words(line.replace(/^> ?/, ''))) }];
    case 'plain':
      return [{ kind: 'paragraph', lines: lines.map(words) }];
    default:
      return kind satisfies never;
  }
}

function grouped(text: string): readonly Piece[] {
  const groups: { kind: Kind; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const kind = kindOf(line);
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.flatMap(({ kind, lines }) => pieceOf(kind, lines));
}

/** A whole text. */
export const markdown = (text: string): readonly Piece[] =>
  text
    .split(/^```.*$/m)
    .flatMap((piece, at) =>
      at % 2 === 1
        ? [{ kind: 'code', text: piece.replace(/^\n|\n$/g, '') } as const]
        : grouped(piece),
    );
