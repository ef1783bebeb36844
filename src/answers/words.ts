import type { Owner, ServiceModel } from '../knowledge/shapes.ts';

/** The owner as the subject of a sentence. */
export const ownerSubject = {
  aws: 'AWS owns',
  customer: 'You own',
  shared: 'You and AWS share',
} as const satisfies Record<Owner, string>;

/** The owner in one word, for lists and buttons. */
export const ownerWord = {
  aws: 'AWS',
  customer: 'you',
  shared: 'shared',
} as const satisfies Record<Owner, string>;

/** The service models in words that need no study. */
export const modelWords = {
  infrastructure: 'servers you run yourself',
  container: 'managed platforms',
  abstracted: 'services behind an API',
  software: 'finished applications',
  tooling: 'security and management tools',
  hybrid: 'equipment on your own site',
} as const satisfies Record<ServiceModel, string>;

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `['a', 'b', 'c']` -> `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  return list.format(words);
}

/** First letter upper-case, the rest as it is. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence ends with a full stop, whoever wrote it. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
