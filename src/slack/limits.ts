/** Slack's limits, in characters unless said otherwise. @see https://docs.slack.dev/reference/block-kit */
export const limits = {
  /** All text of one message; Slack cuts there. */
  messageText: 40_000,
  /** Text of all blocks of one message, with room to spare. */
  blocksText: 12_000,
  blocks: 50,
  sectionText: 3000,
  fieldText: 2000,
  buttonText: 75,
  buttonValue: 2000,
  optionText: 75,
  optionValue: 150,
  /** Options in one select. */
  options: 100,
} as const;

/** Cuts at `max` UTF-16 units with an ellipsis, never through the middle of a character. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${cut(text, max - 1)}…`;
}

/** The first `max` UTF-16 units, less a half character at the end. */
export function cut(text: string, max: number): string {
  const end = isHighSurrogate(text.charCodeAt(max - 1)) ? max - 1 : max;
  return text.slice(0, end);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** The lines that fit together, the first always; a last line says how many were left out. */
export function fitting(
  lines: readonly string[],
  most: { readonly lines: number; readonly characters: number },
): readonly string[] {
  let length = 0;
  const shown = lines.filter((line, at) => {
    length += line.length + 1;
    return at === 0 || (at < most.lines && length <= most.characters);
  });
  const left = lines.length - shown.length;
  return left === 0 ? shown : [...shown, `_+ ${left} more_`];
}
