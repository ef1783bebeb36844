import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import type { Inbox } from './inbox.ts';

/**
 * Bolt's App with the inbox in front: whatever a receiver hands over, by socket or HTTP, passes it before Bolt
 * sees it, and so before Bolt acknowledges it. Messages end there: each of our listeners would look at each of them.
 */
export class BoltApp extends App {
  readonly #inbox: Inbox;
  readonly #working = new Set<Promise<void>>();

  constructor(options: AppOptions, inbox: Inbox) {
    super(options);
    this.#inbox = inbox;
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.#tracked(this.#inbox.take(event, (other) => this.#pass(other)));
  }

  /** Takes up what was left unfinished. */
  replay(): Promise<void> {
    return this.#tracked(this.#inbox.replay((work) => this.#tracked(work)));
  }

  /** Waits until what was begun has ended, well or not. */
  async settled(): Promise<void> {
    while (this.#working.size > 0) await Promise.allSettled(this.#working);
  }

  /** What Bolt cannot read is acknowledged: our listeners fail by themselves, and sent again it would be no better. */
  async #pass(event: ReceiverEvent): Promise<void> {
    try {
      await super.processEvent(event);
    } catch (error) {
      if (event.body.type !== 'event_callback') throw error;
      this.logger.error('an event cannot be worked on', error);
      await event.ack().catch(() => undefined);
    }
  }

  #tracked(work: Promise<void>): Promise<void> {
    this.#working.add(work);
    const done = (): void => {
      this.#working.delete(work);
    };
    work.then(done, done);
    return work;
  }
}
