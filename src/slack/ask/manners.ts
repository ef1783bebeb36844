import type { Store } from '../../store/store.ts';
import type { Utterance } from '../events.ts';
import { mentions } from '../text.ts';

export type MannersParts = {
  readonly store: Pick<Store, 'channelSettings' | 'isMuted'>;
  /** Our own user id in a workspace. */
  readonly self: (team: string) => string;
};

/** What a channel lets us do: say nothing, answer the person who asked alone, or all. */
export type Leave = 'silence' | 'private' | 'public';

/** What the channel and the thread let us do about something said; whether we can is not asked here. */
export async function leaveFor(
  { store, self }: MannersParts,
  utterance: Utterance,
): Promise<Leave> {
  const isNamed = utterance.mention || mentions(utterance.text, self(utterance.team));
  if (!isNamed && (await store.isMuted(utterance, utterance.root))) return 'silence';
  if (utterance.direct) return 'public';
  const { answer, place } = await store.channelSettings(utterance);
  const leave = place === 'private' ? 'private' : 'public';
  switch (answer) {
    case 'clear':
      return leave;
    case 'mentions':
      return isNamed ? leave : 'silence';
    case 'nothing':
      return 'silence';
    default:
      return answer satisfies never;
  }
}
