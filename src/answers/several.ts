import type { Answer, AnswerBase } from './answer.ts';

/** Most things answered at once; a message that asks more is no message for a channel. */
const maxParts = 3;

/** Least words of a part that can stand by itself. */
const minWords = 3;

/** Where one message goes over to its next question. */
const seam =
  /[?;\n]+|\.\s+|,?\s+(?:and|plus)(?: also)?\s+(?=(?:who|whose|what about|how about|does|do|is|are|which|should)\b)|,\s+(?=(?:and\s+)?(?:who|whose|what about|how about)\b)/i;

/** A message -> the parts that may each ask something; a message of one part is itself. */
export function partsOf(question: string): readonly string[] {
  const parts = question
    .split(seam)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/).length >= minWords);
  return parts.length > 1 && parts.length <= maxParts ? parts : [question];
}

/** The whole answers to the parts under one headline; an owner only if all agree. */
export function severalAnswer(parts: readonly Answer[], base: AnswerBase): Answer {
  const owners = new Set(parts.map(({ owner }) => owner));
  const [first] = owners;
  return {
    ...base,
    kind: 'several',
    owner: owners.size === 1 ? (first ?? null) : null,
    headline: parts.map(({ headline }) => headline).join(' '),
    because: parts.map(({ because }) => because).join(' '),
    aws: parts.flatMap(({ aws }) => aws),
    customer: parts.flatMap(({ customer }) => customer),
    actions: parts.flatMap(({ actions }) => actions),
    sources: parts.flatMap(({ sources }) => sources),
    reviewed: parts.map(({ reviewed }) => reviewed).sort()[0] ?? '',
    parts,
  };
}
