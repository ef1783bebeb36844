import type { Store } from '../../store/store.ts';
import type { Utterance } from '../events.ts';
import { mentions } from '../text.ts';

type MannersParts = {
  readonly store: Pick<Store, 'channelSettings' | 'isMuted'>;
  /** Our own user id in a workspace. */
  readonly self: (team: string) => string;
};

/** Whether the channel lets us answer it at all, and the thread does; whether we can is not asked here. */
export async function mayAnswer(
  { store, self }: MannersParts,
  utterance: Utterance,
): Promise<boolean> {
  const isNamed = utterance.mention || mentions(utterance.text, self(utterance.team));
  if (!isNamed && (await store.isMuted(utterance, utterance.root))) return false;
  if (utterance.direct) return true;
  const { answer } = await store.channelSettings(utterance);
  switch (answer) {
    case 'clear':
      return true;
    case 'mentions':
      return isNamed;
    case 'nothing':
      return false;
    default:
      return answer satisfies never;
  }
}

/** Whether the answer is for the person who asked alone. */
export async function isPrivate(
  { store }: Pick<MannersParts, 'store'>,
  utterance: Utterance,
): Promise<boolean> {
  return !utterance.direct && (await store.channelSettings(utterance)).place === 'private';
}
