import type { Answer } from '../answers/answer.ts';
import { metadataType } from './ids.ts';

/** Message metadata without its delivery token, which `deliver` adds. */
export type Metadata = {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, string>>;
};

/** What an answer says, for programs that read messages; what is null is left out. */
export function answerMetadata(
  said: Pick<Answer, 'kind' | 'owner' | 'concern' | 'service'>,
): Metadata {
  const { kind, owner, concern, service } = said;
  const named = Object.entries({ kind, owner, concern, service });
  return {
    event_type: metadataType.answer,
    event_payload: Object.fromEntries(
      named.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    ),
  };
}

/** Metadata of a message that is no answer to a question: help, a note. */
export const noteMetadata: Metadata = answerMetadata({
  kind: 'unknown',
  owner: null,
  concern: null,
  service: null,
});
