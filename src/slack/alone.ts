import type { DeliveryKey, Store } from '../store/store.ts';
import { Postponed } from './errors.ts';
import type { Pause } from './patiently.ts';

/** How long it may take; whoever died at it keeps others out so long. */
const leaseMs = 30_000;

/** Tries to get in, and the time between two: a call or two of the Web API is what is waited for. */
const tries = 4;
const pauseMs = 700;

export type AloneParts = {
  readonly store: Store;
  readonly now: () => Date;
  readonly pause: Pause;
};

/** Works while nobody else works under this key, in any process. @throws Postponed when somebody does for long. */
export async function alone(
  { store, now, pause }: AloneParts,
  key: DeliveryKey,
  work: () => Promise<void>,
): Promise<void> {
  for (let tried = 0; tried < tries; tried += 1) {
    const claim = await store.claim(key, now(), leaseMs);
    if (claim.kind === 'first' || claim.kind === 'again') {
      return work().finally(() => store.release(key, now(), claim));
    }
    await pause(pauseMs);
  }
  throw new Postponed('another is at the same');
}
