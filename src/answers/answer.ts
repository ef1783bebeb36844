import type { Owner } from '../knowledge/shapes.ts';

/** One thing the customer does, and how to check that it is done. */
export type AnswerAction = {
  readonly do: string;
  /** Ids of Security Hub controls, AWS Config rules and Prowler checks. */
  readonly checks: readonly string[];
  /** Address of the page that says so. */
  readonly source: string;
};

/** A page that says so. */
export type AnswerSource = { readonly title: string; readonly url: string };

/** One way to go on: a service to choose, a concern to choose, a line of a comparison. */
export type AnswerOption = {
  readonly owner?: Owner;
  readonly concern?: string;
  readonly service?: string;
  readonly label: string;
};

/** What every answer has; the contract of `ask --json` (DESIGN.md) is these names and no others. */
export type AnswerBase = {
  /** The question as it was asked, cut at 2,000 characters. */
  readonly question: string;
  /** The one owner stated, or null. */
  readonly owner: Owner | null;
  readonly concern: string | null;
  readonly service: string | null;
  /** First line: who owns it. Empty only for the silence of an overheard message. */
  readonly headline: string;
  readonly because: string;
  /** AWS's half, each line a sentence. */
  readonly aws: readonly string[];
  /** The customer's half. */
  readonly customer: readonly string[];
  /** In the order to do them. */
  readonly actions: readonly AnswerAction[];
  readonly sources: readonly AnswerSource[];
  /** Day of the review of what is said, `YYYY-MM-DD`; empty when nothing is stated. */
  readonly reviewed: string;
  /** Version of the knowledge it came from. */
  readonly version: string;
};

/** An answer, complete: whoever shows it looks nothing up. */
export type Answer =
  | (AnswerBase & { readonly kind: 'responsibility' | 'overview' | 'definition' | 'framework' })
  | (AnswerBase & {
      readonly kind: 'depends' | 'choice' | 'comparison' | 'unknown';
      readonly options: readonly AnswerOption[];
    })
  | (AnswerBase & { readonly kind: 'several'; readonly parts: readonly Answer[] });

export type AnswerKind = Answer['kind'];

/** What a thread was last about: enough for "and for lambda?" to complete itself. */
export type Topic = {
  readonly kind: AnswerKind;
  readonly concern: string | null;
  readonly service: string | null;
};

/** The topic an answer leaves behind for the next question of its thread. */
export function topicOf({ kind, concern, service }: Answer): Topic {
  return { kind, concern, service };
}

/** How the question reached the app: to it, in a thread it is part of, or merely near it. */
export type Hearing = 'addressed' | 'thread' | 'overheard';

/** What `ask` may know beside the question. */
export type Circumstances = {
  readonly hearing: Hearing;
  readonly previous?: Topic | undefined;
};

/**
 * Question -> answer, pure and synchronous. Silence is `kind: 'unknown'` with an empty headline; it
 * occurs only for `thread` and `overheard`.
 */
export type Ask = (question: string, circumstances?: Circumstances) => Answer;
