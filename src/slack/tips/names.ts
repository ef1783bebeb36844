import type { Client } from '../client.ts';
import { findPerson } from '../people.ts';

/** A person's name as Slack knows it; empty where it does not. */
export type NameOf = (client: Client, team: string, user: string) => Promise<string>;

/** How long a name is good: a crowd of tips asks for it once, and nobody is kept for long. */
const freshMs = 60_000;

/** Asks Slack once for each person and minute. */
export function createNames(): NameOf {
  const known = new Map<string, { readonly name: Promise<string>; readonly askedAt: number }>();
  return (client, team, user) => {
    const now = performance.now();
    for (const [key, { askedAt }] of known) if (askedAt + freshMs <= now) known.delete(key);
    const key = `${team}/${user}`;
    const before = known.get(key);
    if (before !== undefined) return before.name;
    const name = findPerson(client, team, user).then((person) => {
      // Asked again the next time.
      if (person === undefined) known.delete(key);
      return person?.name ?? '';
    });
    known.set(key, { name, askedAt: now });
    return name;
  };
}
