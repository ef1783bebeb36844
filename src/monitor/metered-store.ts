import type { DeliveryKey, Store } from '../store/store.ts';
import type { Meter } from './meter.ts';

/** The same store, with note taken of what is accepted and what becomes of deliveries. */
export function meteredStore(store: Store, meter: Meter): Store {
  return {
    ...store,
    accept: async (event, ...rest) => {
      const acceptance = await store.accept(event, ...rest);
      meter.event(acceptance === 'new' ? 'accepted' : 'repeated');
      // Edits and deletions have no subject: nothing is asked anew.
      if (acceptance === 'new' && event.subject !== null) meter.questioned();
      return acceptance;
    },
    markDone: async (delivery, posted, now) => {
      await store.markDone(delivery, posted, now);
      meter.delivery(whatOf(delivery), 'done');
      const seconds = waitOf(delivery, posted.ts);
      if (seconds !== undefined) meter.waited(seconds);
    },
    giveUp: async (delivery, now) => {
      await store.giveUp(delivery, now);
      meter.delivery(whatOf(delivery), 'lost');
    },
    release: async (delivery, ...rest) => {
      await store.release(delivery, ...rest);
      meter.delivery(whatOf(delivery), 'released');
    },
  };
}

/** First part of the key: `answer`, `tip`, `share`. */
function whatOf({ key }: DeliveryKey): string {
  return key.split('/')[0] ?? '';
}

/** `answer/<channel>/<ts of the question>`: both time stamps are of Slack's clock. Undefined for anything else. */
function waitOf({ key }: DeliveryKey, answeredTs: string): number | undefined {
  const [what, , askedTs] = key.split('/');
  const seconds = Number(answeredTs) - Number(askedTs);
  return what === 'answer' && Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
