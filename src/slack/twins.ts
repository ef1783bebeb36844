import type { InboxEvent } from '../store/store.ts';
import type { Errand } from './inbox.ts';

/** What became of an event at the door. */
export type Kept =
  /** Persisted by us now: ours to work on. */
  | { readonly kind: 'new'; readonly errand: Errand }
  /** It, or its twin, was persisted before. */
  | { readonly kind: 'known' }
  | { readonly kind: 'not ours' };

export type Twins = {
  /**
   * Keeps the first of those that are about the same message and come in at the same time; the others wait until it
   * is persisted, and are known then. Where it was not, each is kept by itself.
   */
  readonly first: (entry: InboxEvent, keep: () => Promise<Kept>) => Promise<Kept>;
};

/** A mention and its twin come in together: the second need not ask the store what the first has just told it. */
export function createTwins(): Twins {
  const atTheDoor = new Map<string, Promise<Kept>>();

  async function first({ team, subject }: InboxEvent, keep: () => Promise<Kept>): Promise<Kept> {
    if (subject === null) return keep();
    const key = `${team} ${subject}`;
    const other = atTheDoor.get(key);
    // Without one there must be no waiting before ours stands at the door.
    const twin = other === undefined ? undefined : await other.catch(() => undefined);
    if (twin !== undefined && twin.kind !== 'not ours') return { kind: 'known' };
    const kept = keep();
    atTheDoor.set(key, kept);
    try {
      return await kept;
    } finally {
      if (atTheDoor.get(key) === kept) atTheDoor.delete(key);
    }
  }

  return { first };
}
