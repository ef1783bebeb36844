import { isatty } from 'node:tty';
import type { Logger } from 'pino';

/** Longest wait, in ms, for accepted work after a signal to stop. */
const stopWithinMs = 10_000;

/** In a terminal it says that the terminal was closed; to a service it means "read your files again". */
const hangUpStops = isatty(0);

/**
 * A signal finishes what was accepted, then ends the process with 0; a second one ends it at once. One
 * that comes during the start waits for its end.
 */
export function stopOnSignals(
  started: Promise<() => Promise<void>>,
  log: Logger,
  fail: (error: unknown) => never,
): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => giveUp(log), stopWithinMs).unref();
    started.then((stop) => stop()).then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  if (hangUpStops) process.on('SIGHUP', onSignal);
}

/** What was accepted is in the store: the next start goes on with it. */
function giveUp(log: Logger): never {
  log.error({ withinMs: stopWithinMs }, 'stopped before all was finished');
  process.exit(1);
}

/** SIGHUP reads the knowledge again. */
export function reloadOnSignal(reload: () => unknown): void {
  if (!hangUpStops) process.on('SIGHUP', reload);
}
