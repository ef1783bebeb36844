import type { Store } from '../store/store.ts';
import type { Client } from './client.ts';
import { findPerson, type Person } from './people.ts';
import { ourPresence, presenceOf } from './presence.ts';

/** Somebody who wants to change something about a conversation. */
export type Applicant = {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
};

/** May they: who they are, or why not, as a sentence for them. */
export type Right =
  | { readonly kind: 'granted'; readonly person: Person }
  | { readonly kind: 'refused'; readonly why: string };

export const refusals = {
  unknown:
    'Slack could not tell me just now whether you may do this. Please try again in a moment.',
  guest: 'Guests can’t change this. Please ask a member of this conversation.',
  adminsOnly: 'Here only admins of the workspace may change this. Please ask one of them.',
  notInvited: 'I’m not in this conversation, so I could not post. Invite me with /invite first.',
  absent: 'You are not in that conversation, so you can’t change this there.',
} as const;

/**
 * Whether somebody may change how the app behaves in a conversation: guests never, others as its
 * settings say. Asked of Slack each time: whoever may today may not tomorrow.
 */
export async function rightOf(
  store: Pick<Store, 'channelSettings'>,
  client: Client,
  applicant: Applicant,
): Promise<Right> {
  const { team, channel, user } = applicant;
  const [{ whoMayChange }, person, ours, theirs] = await Promise.all([
    store.channelSettings(applicant),
    findPerson(client, team, user),
    ourPresence(client, channel),
    presenceOf(client, channel, user),
  ]);
  const refused = (why: keyof typeof refusals): Right => ({
    kind: 'refused',
    why: refusals[why],
  });
  if (person === undefined || ours === 'unknown' || theirs === 'unknown') return refused('unknown');
  if (person.standing === 'guest') return refused('guest');
  if (ours === 'absent') return refused('notInvited');
  if (theirs === 'absent') return refused('absent');
  if (whoMayChange === 'admins' && person.standing !== 'admin') return refused('adminsOnly');
  return { kind: 'granted', person };
}
