import type { Answer, Ask, Hearing } from '../../answers/answer.ts';
import type { Store } from '../../store/store.ts';
import type { Utterance } from '../events.ts';
import { recall } from '../memory.ts';
import { mentions, questionText } from '../text.ts';

/** What we have to say to something said. */
export type Reply =
  | { readonly kind: 'silence' }
  | { readonly kind: 'help' }
  | { readonly kind: 'text only' }
  | { readonly kind: 'answer'; readonly answer: Answer };

/**
 * Something said -> what we reply, from the question, the thread and the knowledge; posts nothing. Whether the
 * channel wants it is asked afterwards: of most that is said there we know without asking that it is not for us.
 */
export type Hear = (utterance: Utterance, edited?: boolean) => Promise<Reply>;

export type HearParts = {
  readonly ask: Ask;
  readonly store: Store;
  /** Our own user id in a workspace. */
  readonly self: (team: string) => string;
};

/** Words that ask for us, not for an answer. */
const greeting = /^(?:help|hi|hello|hey|\?)[.!?]*$/i;

export function createHear(parts: HearParts): Hear {
  return (utterance, edited = false) => understood(parts, utterance, edited);
}

async function understood(
  { ask, store, self }: HearParts,
  utterance: Utterance,
  edited: boolean,
): Promise<Reply> {
  const ourselves = self(utterance.team);
  if (isOwn(utterance, ourselves)) return { kind: 'silence' };
  const question = questionText(utterance.text);
  const addressed = isAddressed(utterance, ourselves);
  if (question === '' || (addressed && greeting.test(question))) {
    return addressed ? wordless(utterance) : { kind: 'silence' };
  }
  const startsThread = utterance.root === utterance.ts;
  // An edited message is heard as if for the first time: what followed it is not what it follows.
  const alone = startsThread && (edited || !utterance.direct);
  const previous = alone ? undefined : await recall(store, utterance);
  const hearing = hearingOf(addressed, previous !== undefined);
  const answer = ask(question, { hearing, previous });
  return answer.headline === '' ? { kind: 'silence' } : { kind: 'answer', answer };
}

/** Whether somebody said it to us; then we always answer. */
export function isAddressed(utterance: Utterance, self: string): boolean {
  const { direct, mention, text } = utterance;
  return !isOwn(utterance, self) && (direct || mention || mentions(text, self));
}

function isOwn({ user }: Utterance, self: string): boolean {
  return user === self || user === 'USLACKBOT';
}

function wordless({ files }: Utterance): Reply {
  return files.length > 0 ? { kind: 'text only' } : { kind: 'help' };
}

function hearingOf(addressed: boolean, inOurThread: boolean): Hearing {
  if (addressed) return 'addressed';
  return inOurThread ? 'thread' : 'overheard';
}
