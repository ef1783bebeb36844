/** Slack's own markup as a tree; pure, so that it can be tested without a browser. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inner: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string }
  | { readonly kind: 'broadcast' | 'emoji'; readonly name: string };

export type Part =
  | { readonly kind: 'lines' | 'quote'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'preformatted'; readonly text: string };

export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A pair of marks around words, the way Slack wants it: not inside a word, no space within. */
const around = (mark: string): string =>
  `(?<![\\w${mark}])${mark}(?=\\S)((?:<[^>\\n]*>|[^${mark}\\n])+?)(?<=\\S)${mark}(?![\\w${mark}])`;

const TOKEN = new RegExp(
  [
    '<([^<>\\n]+)>',
    '`([^`\\n]+)`',
    around('\\*'),
    around('_'),
    around('~'),
    ':([a-z0-9_+-]+):',
  ].join('|'),
  'g',
);

function bracketed(content: string): Inline {
  const [target = '', label = ''] = content.split(/\|(.*)/s);
  const name = unescaped(label);
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label: name };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label: name };
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice(9), label: name };
  if (target.startsWith('!date^')) return { kind: 'text', text: name };
  if (target.startsWith('!')) return { kind: 'broadcast', name: target.slice(1) };
  if (/^(https?:|mailto:)/.test(target)) {
    return {
      kind: 'link',
      url: unescaped(target),
      label: name || unescaped(target).replace(/^mailto:/, ''),
    };
  }
  return { kind: 'text', text: `<${unescaped(content)}>` };
}

function tokenOf([whole, bracket, code, bold, italic, strike, emoji]: RegExpMatchArray): Inline {
  if (bracket !== undefined) return bracketed(bracket);
  if (code !== undefined) return { kind: 'code', text: unescaped(code) };
  if (bold !== undefined) return { kind: 'bold', inner: inline(bold) };
  if (italic !== undefined) return { kind: 'italic', inner: inline(italic) };
  if (strike !== undefined) return { kind: 'strike', inner: inline(strike) };
  return emoji === undefined ? { kind: 'text', text: whole } : { kind: 'emoji', name: emoji };
}

/** One line of text. */
export function inline(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > at)
      found.push({ kind: 'text', text: unescaped(text.slice(at, match.index)) });
    found.push(tokenOf(match));
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ kind: 'text', text: unescaped(text.slice(at)) });
  return found;
}

const QUOTED = /^(&gt;|>) ?/;

function paragraphs(text: string): readonly Part[] {
  const parts: { kind: 'lines' | 'quote'; lines: (readonly Inline[])[] }[] = [];
  for (const line of text.split('\n')) {
    const kind = QUOTED.test(line) ? 'quote' : 'lines';
    const last = parts.at(-1);
    const tokens = inline(kind === 'quote' ? line.replace(QUOTED, '') : line);
    if (last?.kind === kind) last.lines.push(tokens);
    else parts.push({ kind, lines: [tokens] });
  }
  return parts;
}

/** A whole text: lines, quotes and preformatted parts. */
export function mrkdwn(text: string): readonly Part[] {
  return text.split('```').flatMap((piece, at): readonly Part[] => {
    if (at % 2 === 1)
      return [{ kind: 'preformatted', text: unescaped(piece.replace(/^\n|\n$/g, '')) }];
    const trimmed = piece.replace(/^\n|\n$/g, '');
    return trimmed === '' ? [] : paragraphs(trimmed);
  });
}
