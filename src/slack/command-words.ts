/** What somebody typed after the command: its first word, lower case, and the rest. */
export type CommandWords = { readonly word: string; readonly rest: string };

export function commandWords(text: string): CommandWords {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(text) ?? [];
  return { word: word.toLowerCase(), rest: rest.trim() };
}
