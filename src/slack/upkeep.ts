import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { fault } from './log.ts';

/** Between two looks for work that was left unfinished. */
const replayEveryMs = 2000;

/** Between two deletions of what is past retention. */
const forgetEveryMs = 3600 * 1000;

const dayMs = 24 * 3600 * 1000;

type UpkeepParts = {
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  readonly retentionDays: number;
};

/** What has to be done again and again, now and until the returned function is called. */
export function keepGoing(
  { store, log, now, retentionDays }: UpkeepParts,
  app: { readonly replay: () => Promise<void> },
): () => void {
  const forget = (): Promise<unknown> =>
    store.forgetBefore(new Date(now().getTime() - retentionDays * dayMs));
  const stops = [every(replayEveryMs, () => app.replay(), log), every(forgetEveryMs, forget, log)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Runs now, and again after each end; what fails is logged and tried the next time. */
function every(ms: number, run: () => Promise<unknown>, log: Logger): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const turn = async (): Promise<void> => {
    await run().catch((error) => log.error(fault(error), 'upkeep failed'));
    if (!stopped) timer = setTimeout(turn, ms);
  };
  turn();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
