import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { fault } from './log.ts';

/** Between two looks for work that was left unfinished. */
const replayEveryMs = 2000;

/** Between two looks for somebody who wants a copy of the store; the look is into one folder. */
const snapshotsEveryMs = 1000;

/** Between two deletions of what is past retention. */
const forgetEveryMs = 3600 * 1000;

const dayMs = 24 * 3600 * 1000;

type UpkeepParts = {
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  readonly retentionDays: number;
};

/** Between two looks for tips that are due: a moved clock shows at once, and a look costs what is due. */
const tipsEveryMs = 1000;

/** Between two looks, in memory, at whose turn it is. */
const turnsEveryMs = 100;

type Work = {
  /** Takes up what was left unfinished. */
  readonly replay: () => Promise<void>;
  /** Reads which tips are due. */
  readonly lookForTips: () => Promise<void>;
  /** Begins to post those whose turn it is. */
  readonly beginTips: () => void;
};

/** What has to be done again and again, now and until the returned function is called, which waits for what is begun. */
export function keepGoing(
  { store, log, now, retentionDays }: UpkeepParts,
  { replay, lookForTips, beginTips }: Work,
): () => Promise<void> {
  const forget = (): Promise<unknown> =>
    store.forgetBefore(new Date(now().getTime() - retentionDays * dayMs));
  const stops = [
    every(replayEveryMs, replay, log),
    every(tipsEveryMs, lookForTips, log),
    every(turnsEveryMs, async () => beginTips(), log),
    every(forgetEveryMs, forget, log),
    every(snapshotsEveryMs, store.writeSnapshots, log),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

/** Runs now, and again after each end; what fails is logged and tried the next time. */
function every(ms: number, run: () => Promise<unknown>, log: Logger): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const turn = async (): Promise<void> => {
    await run().catch((error) => log.error(fault(error), 'upkeep failed'));
    if (!stopped) timer = setTimeout(begin, ms);
  };
  let running = turn();
  function begin(): void {
    running = turn();
  }
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}
