import { cut } from './limits.ts';

/** Longest question that is looked at; the rest of a longer one is not read. */
const maxQuestion = 2000;

/** Slack's own markup is longer than what it stands for; more than this is never unfolded. */
const maxMarkup = 4 * maxQuestion;

/** The three characters that Slack's text format gives a meaning. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What could break a message or turn it round: control characters, direction marks, half characters. */
export function cleaned(text: string): string {
  return text.toWellFormed().replace(unprintable, ' ');
}

/** Everything of category "other, control" but the newline, and the marks that override direction. */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/gu;

/** Text of an event or command -> the question in it: plain characters, at most 2,000. */
export function questionText(text: string): string {
  const plain = unescaped(cut(text, maxMarkup).replace(markup, spoken));
  const lines = plain.split('\n').map((line) => cleaned(line).replace(/ {2,}/g, ' ').trim());
  return cut(lines.join('\n').trim(), maxQuestion);
}

/** `<@U1|name>`, `<#C1|name>`, `<!here>`, `<https://...|label>`: the sigil, the target, the label. */
const markup = /<([@#!]?)([^<>|]{1,2000})(?:\|([^<>]{0,2000}))?>/g;

/** Links and channels by their label; people and broadcasts are left out, nobody is ever named. */
function spoken(_all: string, sigil: string, target: string, label: string | undefined): string {
  if (sigil === '@') return ' ';
  if (sigil === '!') return target.startsWith('date^') ? (label ?? ' ') : ' ';
  return label === undefined || label === '' ? (sigil === '#' ? ' ' : target) : label;
}

/** Whether the text names the user, with or without a label. */
export function mentions(text: string, user: string): boolean {
  return text.includes(`<@${user}>`) || text.includes(`<@${user}|`);
}

/** A link of Slack's text format, safe against whatever the title holds. */
export function link(url: string, title: string): string {
  const safe = url.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E');
  return `<${safe.replaceAll('&', '&amp;')}|${escaped(title).replaceAll('|', '/')}>`;
}

/** Bold, whatever the text holds: an asterisk inside would end it. */
export function bold(text: string): string {
  return `*${escaped(text).replaceAll('*', '∗')}*`;
}
