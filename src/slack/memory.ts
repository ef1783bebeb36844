import { type Answer, type Topic, topicOf } from '../answers/answer.ts';
import type { Store } from '../store/store.ts';
import { scrubbed } from './scrub.ts';

/** Where something was said. `root` is the `ts` of the thread's root. */
export type Spot = {
  readonly team: string;
  readonly channel: string;
  readonly root: string;
  /** A direct message to the app: there people go on without opening a thread. */
  readonly direct: boolean;
};

const threadOf = ({ channel, root }: Spot): string => `${channel}/${root}`;

/** What was last talked about there, if anything. */
export async function recall(store: Store, spot: Spot): Promise<Topic | undefined> {
  const topic = await store.topic(spot.team, threadOf(spot));
  return topic === undefined && spot.direct ? store.topic(spot.team, spot.channel) : topic;
}

type MemoryParts = { readonly store: Store; readonly now: () => Date };

/** Keeps a question that had no answer, without what is private in it, for whoever tends the knowledge. */
export async function keepUnanswered(
  { store, now }: MemoryParts,
  team: string,
  { kind, question }: Answer,
): Promise<void> {
  if (kind === 'unknown') await store.rememberUnanswered(team, scrubbed(question), now());
}

/** Keeps what the answer was about for the next question there. "I don't know" is about nothing. */
export async function remember(
  { store, now }: MemoryParts,
  spot: Spot,
  answer: Answer,
): Promise<void> {
  if (answer.kind === 'unknown') return;
  const places = spot.direct ? [threadOf(spot), spot.channel] : [threadOf(spot)];
  const topic = topicOf(answer);
  await Promise.all(places.map((place) => store.rememberTopic(spot.team, place, topic, now())));
}
