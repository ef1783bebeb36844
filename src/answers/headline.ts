import type { Responsibility } from '../knowledge/resolve.ts';
import type { Service } from '../knowledge/service.ts';
import type { Owner, Party } from '../knowledge/shapes.ts';
import { capitalised, ownerSubject, sentence } from './words.ts';

/**
 * Who owns it, as the first line of an answer. `service` is left out where none was meant; `half` is
 * the party whose part of it the question is about.
 */
export function headline(
  { concern, cell }: Responsibility,
  service: Service | null,
  half: Party | null = null,
): string {
  const what = service === null ? concern.name : `${concern.name} on ${service.name}`;
  switch (cell.owner) {
    case 'aws':
    case 'customer':
      return half === null || half === cell.owner
        ? `${ownerSubject[cell.owner]} ${what}.`
        : `${part(what, half, cell[half][0])} ${rest[cell.owner]}`;
    case 'shared':
      return half === null
        ? `Shared: ${what}. ${line(cell.line)}`
        : part(what, half, cell[half][0]);
    case 'none':
      return `${capitalised(what)}: this does not arise.`;
    default:
      return cell satisfies never;
  }
}

const possessive = { aws: 'AWS’s', customer: 'Your' } as const satisfies Record<Party, string>;
const rest = {
  aws: 'The rest is AWS’s.',
  customer: 'The rest is yours.',
} as const satisfies Record<Party, string>;

/** `AWS’s part of DNS security on Amazon Route 53: runs the name servers.` */
function part(what: string, half: Party, first: string | undefined): string {
  const does = first === undefined ? '' : `: ${lowered(sentence(first))}`;
  return `${possessive[half]} part of ${what}${does === '' ? '.' : does}`;
}

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
