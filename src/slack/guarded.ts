import type { Logger } from 'pino';
import { Postponed } from './errors.ts';
import { fault } from './log.ts';

/** What a listener is wrapped with. */
export type Guard<Args> = {
  readonly log: Logger;
  /** Ids for the log; never words. */
  readonly ids: (args: Args) => Readonly<Record<string, string>>;
  /** One plain sentence to the person. */
  readonly apologise: (args: Args) => Promise<unknown>;
};

/**
 * Catches what nobody expected: everything but words into the log, one plain sentence to the person.
 * What is postponed goes on to the inbox, which takes it up again.
 */
export function guarded<Args>(
  listener: (args: Args) => Promise<void>,
  { log, ids, apologise }: Guard<Args>,
): (args: Args) => Promise<void> {
  return async (args) => {
    try {
      await listener(args);
    } catch (error) {
      if (error instanceof Postponed) throw error;
      log.error({ ...ids(args), ...fault(error) }, 'a listener failed');
      await tell(args, { log, ids, apologise });
    }
  };
}

async function tell<Args>(args: Args, { log, ids, apologise }: Guard<Args>): Promise<void> {
  try {
    await apologise(args);
  } catch (error) {
    if (error instanceof Postponed) throw error;
    // The modal was closed, the address is too old, what came cannot be read: nobody is there to be told.
    log.warn({ ...ids(args), ...fault(error) }, 'nobody could be told');
  }
}
