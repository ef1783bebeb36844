import type { FrameworkId, ServiceId } from '../knowledge/ids.ts';
import type { Owner } from '../knowledge/shapes.ts';

/** A service that a question names. */
export type Mention = {
  readonly service: ServiceId;
  /** By its own name, or by a word that often stands for it ("bucket"). */
  readonly by: 'name' | 'hint';
  /** What it is asked about, who reported something, or merely where it happens. */
  readonly role: 'subject' | 'reporter' | 'host';
  /** Ruled out by the person: "not the lambda". */
  readonly negated: boolean;
  /** Place of its first word. */
  readonly at: number;
};

/** One stem, pair of stems or service, with what it weighs beside its rarity, 0 to 1. */
export type Term = { readonly text: string; readonly weight: number };

/** What is done about the concern: the line between the parties mostly runs along these. */
export type Act =
  | 'publish'
  | 'apply'
  | 'configure'
  | 'choose'
  | 'operate'
  | 'detect'
  | 'pay'
  | 'prove'
  | 'none';

/** Signs that ownership is asked, or that something else is; each 0 or 1. */
export type Cues = Readonly<Record<CueName, number>>;

export const cueNames = [
  'who',
  'responsibility',
  'alternative',
  'possessive',
  'obligation',
  'doesProvider',
  'providerDoes',
  'weDo',
  'upTo',
  'confirmation',
  'questionMark',
  'forUs',
  'automatic',
  'auditor',
  'model',
  'problem',
  'howTo',
  'instruction',
  'chatter',
  'code',
  'otherOwner',
  'request',
  'wh',
] as const;
export type CueName = (typeof cueNames)[number];

/** What a question was understood to say. */
export type Query = {
  /** Its words, lower-case, in order. */
  readonly words: readonly string[];
  readonly mentions: readonly Mention[];
  /** Its words with parties, services and content as marks; tells a question from chatter. */
  readonly shape: readonly string[];
  readonly frameworks: readonly FrameworkId[];
  readonly terms: readonly Term[];
  readonly act: Act;
  /** The owner somebody claims and wants confirmed, or null. */
  readonly asserted: Owner | null;
  readonly cues: Cues;
};

/** The services asked about: neither ruled out nor reporters; places only when nothing else is named. */
export function subjects({ mentions }: Query): readonly ServiceId[] {
  const named = mentions.filter(({ negated, role }) => !negated && role !== 'reporter');
  const best = [
    named.filter(({ by, role }) => by === 'name' && role === 'subject'),
    named.filter(({ by }) => by === 'name'),
    named,
  ].find((list) => list.length > 0);
  return [...new Set((best ?? []).map(({ service }) => service))];
}
