import type { Authorize } from '@slack/bolt';
import { z } from 'zod';
import type { Workspaces } from './workspaces.ts';

/** The workspace through which we hear of something; in shared channels not the one where it happened. */
const Heard = z.object({ context_team_id: z.string() });

/** Whose token answers what came in. Rejects, and nobody listens, where there is none. */
export function createAuthorize({ find }: Pick<Workspaces, 'find'>): Authorize<boolean> {
  return async ({ teamId = '' }, body) => {
    const team = Heard.safeParse(body).data?.context_team_id ?? teamId;
    const workspace = await find(team);
    if (workspace === undefined) throw new Error('not installed in this workspace');
    const { botToken, botUserId, botId } = workspace;
    return { teamId: team, botToken, botUserId, botId };
  };
}
