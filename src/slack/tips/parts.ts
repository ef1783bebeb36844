import type { Logger } from 'pino';
import type { Tell } from '../../answers/tell.ts';
import type { Store } from '../../store/store.ts';
import type { Deliver } from '../deliver.ts';
import type { TipSources } from './next-tip.ts';

/** What daily tips are made of. */
export type TipsParts = TipSources & {
  /** ISO codes of the countries whose holidays are known. */
  readonly countries: () => readonly string[];
  readonly tell: Tell;
  readonly store: Store;
  readonly deliver: Deliver;
  readonly now: () => Date;
  readonly log: Logger;
};
