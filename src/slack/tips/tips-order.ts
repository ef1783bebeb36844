import { commandWords } from '../command-words.ts';

/** What somebody typed after `/srm tips`. */
export type TipsOrder =
  | { readonly kind: 'open' }
  | { readonly kind: 'now' }
  /** The time as typed, empty where none was. */
  | { readonly kind: 'on'; readonly time: string }
  | { readonly kind: 'off' }
  /** The pause as typed. */
  | { readonly kind: 'pause'; readonly length: string }
  | { readonly kind: 'help' };

const orders = new Map<string, (rest: string) => TipsOrder>([
  ['', () => ({ kind: 'open' })],
  ['now', () => ({ kind: 'now' })],
  ['on', (time) => ({ kind: 'on', time })],
  ['off', () => ({ kind: 'off' })],
  ['pause', (length) => ({ kind: 'pause', length })],
]);

/** Words after `/srm tips` -> what is to be done; what is not known asks for help. */
export function readTipsOrder(words: string): TipsOrder {
  const { word, rest } = commandWords(words);
  return orders.get(word)?.(rest) ?? { kind: 'help' };
}
