import type { DeliveryKey } from '../store/store.ts';
import type { Message } from './last-gate.ts';
import type { Metadata } from './metadata.ts';

/** One message that must be posted once. */
export type Post = {
  readonly delivery: DeliveryKey;
  readonly channel: string;
  /** `ts` of the thread's root; undefined posts to the channel itself. */
  readonly threadTs: string | undefined;
  /** `ts` of a message that is older than ours can be: where a look for it begins. */
  readonly after: string;
  readonly message: Message;
  readonly metadata: Metadata;
};

export type Delivered =
  /** It is in Slack, once; `anew` when this call put it there. */
  | {
      readonly kind: 'posted';
      readonly channel: string;
      readonly ts: string;
      readonly anew: boolean;
    }
  /** Slack said no, by its word; nothing was posted, and the key is free again. */
  | { readonly kind: 'refused'; readonly error: string }
  /** It may have been posted and nobody can look: nothing more is posted under this key. */
  | { readonly kind: 'lost' }
  /** Another process is at it now. */
  | { readonly kind: 'held' };
