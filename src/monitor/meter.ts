import type { Answer } from '../answers/answer.ts';

/** How somebody asked: a message, something they typed or used (command, home, modal, shortcut), or an option they picked. */
export type Way = 'message' | 'interaction' | 'choice';

/** What a delivery came to; `lost` may have been posted, and nobody can look. */
export type DeliveryState = 'done' | 'lost' | 'released';

/**
 * Takes note of what the program does. Everything it is told is counted by a closed set of words: no text, no
 * person, no channel and no workspace can get into a label.
 */
export type Meter = {
  /** A question in a message was taken on; others are answered at once. */
  readonly questioned: () => void;
  readonly answered: (way: Way, kind: Answer['kind']) => void;
  /** Between a question and its answer by Slack's own clock, in seconds. */
  readonly waited: (seconds: number) => void;
  /** An event about a message that is ours; `repeated` was accepted before. */
  readonly event: (outcome: 'accepted' | 'repeated') => void;
  readonly delivery: (what: string, state: DeliveryState) => void;
  /** One call of the Web API: its method, `ok` or why not, and how long it took. */
  readonly called: (method: string, result: string, seconds: number) => void;
  /** Slack asked for patience. */
  readonly limited: (method: string) => void;
  readonly reloaded: (outcome: 'reloaded' | 'kept') => void;
};

/** Takes note of nothing. */
export const noMeter: Meter = {
  questioned: () => undefined,
  answered: () => undefined,
  waited: () => undefined,
  event: () => undefined,
  delivery: () => undefined,
  called: () => undefined,
  limited: () => undefined,
  reloaded: () => undefined,
};
