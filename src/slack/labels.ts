import type { Answer, AnswerOption } from '../answers/answer.ts';
import type { Owner } from '../knowledge/shapes.ts';

/** A sign and a word: nobody has to tell colours apart. */
export type Label = { readonly sign: string; readonly word: string };

export const ownerLabels = {
  aws: { sign: '☁️', word: 'AWS' },
  customer: { sign: '👤', word: 'You' },
  shared: { sign: '🤝', word: 'Shared' },
} as const satisfies Record<Owner, Label>;

const kindLabels = {
  responsibility: { sign: '➖', word: 'Nobody' },
  depends: { sign: '🔀', word: 'It depends' },
  choice: { sign: '❔', word: 'Which one?' },
  several: { sign: '🗂️', word: 'Several things' },
  overview: { sign: '🗺️', word: 'Who owns what' },
  comparison: { sign: '↔️', word: 'Side by side' },
  definition: { sign: '📖', word: 'In short' },
  framework: { sign: '📋', word: 'Framework' },
  unknown: { sign: '🤷', word: 'I don’t know' },
} as const satisfies Record<Answer['kind'], Label>;

/** What an answer says at first glance: the owner, or what kind of answer it is. */
export function labelOf({ owner, kind }: Pick<Answer, 'owner' | 'kind'>): Label {
  return owner === null ? kindLabels[kind] : ownerLabels[owner];
}

/** `Amazon RDS: AWS` -> `Amazon RDS`, where the owner is said beside it. */
export function nameOf({ label, owner }: AnswerOption): string {
  return owner === undefined ? label : label.replace(/: [^:]*$/, '');
}

/** Services of an answer that depends, by owner; an owner without any is left out. */
export function namesByOwner(
  answer: Answer,
): readonly { readonly label: Label; readonly names: readonly string[] }[] {
  if (answer.kind !== 'depends') return [];
  const owners = ['aws', 'customer', 'shared'] as const;
  return owners.flatMap((owner) => {
    const names = answer.options.filter((option) => option.owner === owner).map(nameOf);
    return names.length === 0 ? [] : [{ label: ownerLabels[owner], names }];
  });
}
