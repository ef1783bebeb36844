import { failureOf } from './client.ts';
import { Postponed } from './errors.ts';

/** Waits; tests wait in no time. */
export type Pause = (ms: number) => Promise<void>;

/** Tries of one call before it is left for later. */
const tries = 4;

/** Longest that a call waits for Slack's `Retry-After` here; longer is left for later. */
const maxWaitMs = 10_000;

/** Between two tries of a call that failed, doubled each time. */
const firstPauseMs = 250;

/** What became of a call that may be repeated: `refused` with Slack's word, or done. */
export type Done = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly error: string };

/**
 * Calls until it is done or Slack says no. Only for what may happen twice without harm: update, delete.
 *
 * @throws Postponed when Slack cannot be reached or asks for more patience than there is.
 */
export async function patiently(call: () => Promise<unknown>, pause: Pause): Promise<Done> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    try {
      await call();
      return { kind: 'done' };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'refused') return failure;
      const ms = failure.kind === 'limited' ? failure.retryAfterMs : firstPauseMs * 2 ** attempt;
      if (ms > maxWaitMs) break;
      await pause(ms);
    }
  }
  throw new Postponed('Slack does not take the call now');
}
