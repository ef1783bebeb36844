import type { Responsibility } from '../knowledge/resolve.ts';
import type { Service } from '../knowledge/service.ts';
import type { Owner, Party } from '../knowledge/shapes.ts';
import { capitalised, ownerSubject, sentence } from './words.ts';

/** Who owns it, as the first line of an answer. `service` is left out where none was meant. */
export function headline(
  { concern, cell }: Responsibility,
  service: Service | null,
  half: Party | null = null,
): string {
  const what = service === null ? concern.name : `${concern.name} on ${service.name}`;
  switch (cell.owner) {
    case 'aws':
    case 'customer':
      return `${ownerSubject[cell.owner]} ${what}.`;
    case 'shared':
      if (half !== null) return `${halfSubject[half]} (${what}). ${line(cell.line)}`;
      return `Shared: ${what}. ${line(cell.line)}`;
    case 'none':
      return `${capitalised(what)}: this does not arise.`;
    default:
      return cell satisfies never;
  }
}

const halfSubject = {
  aws: "That half is AWS's",
  customer: 'That half is yours',
} as const satisfies Record<Party, string>;

function line(text: string): string {
  return sentence(capitalised(text));
}

/** Begins a headline with the yes or no that a claim about the owner asked for. */
export function confirmed(text: string, owner: Owner | null, asserted: Owner | null): string {
  if (asserted === null || owner === null) return text;
  return owner === asserted ? `Yes, ${lowered(text)}` : `No, ${lowered(text)}`;
}

/** `You own` -> `you own`, but `AWS owns` stays. */
function lowered(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Says first that a service is closed or gone; everything else about it matters less. */
export function withLifecycle(text: string, service: Service | null): string {
  return service?.lifecycle === undefined
    ? text
    : `${sentence(capitalised(service.lifecycle.note))} ${text}`;
}
