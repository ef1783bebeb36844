import { z } from 'zod';
import type { Client } from './client.ts';

/** What we read of a person, and never keep. */
export type Person = {
  readonly name: string;
  /** IANA time zone, where Slack knows it. */
  readonly zone: string | undefined;
  /** Guests are those whom the workspace restricts, and people of other organisations. */
  readonly standing: 'guest' | 'member' | 'admin';
};

const User = z.object({
  team_id: z.string().optional(),
  enterprise_user: z.object({ teams: z.array(z.string()).default([]) }).optional(),
  name: z.string().default(''),
  real_name: z.string().nullish(),
  tz: z.string().nullish(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
});
const Info = z.object({ user: User });

/** A person as Slack knows them now; undefined where it does not, or cannot be asked. */
export async function findPerson(
  { users }: Client,
  team: string,
  user: string,
): Promise<Person | undefined> {
  const { data } = Info.safeParse(await users.info({ user }).catch(() => undefined));
  if (data === undefined) return undefined;
  const { name, real_name, tz } = data.user;
  return {
    name: real_name || name,
    zone: tz || undefined,
    standing: standingOf(data.user, team),
  };
}

function standingOf(user: z.infer<typeof User>, team: string): Person['standing'] {
  const isOurs = user.team_id === team || user.enterprise_user?.teams.includes(team) === true;
  const isRestricted = user.is_restricted || user.is_ultra_restricted || user.is_stranger;
  if (!isOurs || isRestricted || user.deleted || user.is_bot) return 'guest';
  return user.is_admin || user.is_owner ? 'admin' : 'member';
}
