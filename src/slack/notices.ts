import { setTimeout as timer } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Store } from '../store/store.ts';
import type { Inbox } from './inbox.ts';
import { fault } from './log.ts';

const rateLimited = z.object({
  type: z.literal('app_rate_limited'),
  team_id: z.string(),
});

const event = { type: z.literal('event_callback'), team_id: z.string() };
/** Seconds since 1970. */
const event_time = z.number().default(Number.MAX_SAFE_INTEGER);

const uninstalled = z.object({
  ...event,
  event_time,
  event: z.object({ type: z.literal('app_uninstalled') }),
});

const tokensRevoked = z.object({
  ...event,
  event_time,
  event: z.object({
    type: z.literal('tokens_revoked'),
    /** Whose. Those of people are none of ours: we never ask for any. */
    tokens: z.object({ bot: z.array(z.string()).default([]) }),
  }),
});

/** What Slack says about the app itself; nobody wrote it, and no listener of Bolt's hears it. */
const Notice = z.union([rateLimited, uninstalled, tokensRevoked]);
type Notice = z.infer<typeof Notice>;

/** Their types; the manifest subscribes to those that are events. */
export const noticeEvents = ['app_uninstalled', 'tokens_revoked'] as const;

/** Longest wait for work that is under way, in ms: inside the three seconds in which Slack wants its acknowledgement. */
const idleWithinMs = 2000;

export type NoticeParts = {
  readonly store: Pick<Store, 'findInstallation' | 'forgetTeam'>;
  readonly log: Logger;
  /** Nothing of a workspace is kept any more. */
  readonly onGone: (team: string) => void;
};

/**
 * The inbox, with notices taken before it. They are heeded before they are acknowledged: what fails is sent
 * again, and in any order and number the end is the same.
 */
export function heedingNotices(inbox: Inbox, parts: NoticeParts): Inbox {
  return {
    ...inbox,
    take: async (received, work) => {
      const notice = Notice.safeParse(received.body);
      if (!notice.success) return inbox.take(received, work);
      await heed(parts, notice.data, inbox.idle);
      await received.ack().catch((error) => parts.log.warn(fault(error), 'ack'));
    },
  };
}

async function heed(
  { store, log, onGone }: NoticeParts,
  notice: Notice,
  idle: Inbox['idle'],
): Promise<void> {
  const { team_id: team } = notice;
  if (notice.type === 'app_rate_limited') {
    return log.warn({ team }, 'Slack holds events back: there are more than 30,000 an hour');
  }
  if ('tokens' in notice.event && notice.event.tokens.bot.length === 0) return;
  const { installedAt } = (await store.findInstallation(team)) ?? {};
  // Delivered late, for an installation that was followed by another.
  if (installedAt !== undefined && notice.event_time < Math.floor(installedAt.getTime() / 1000)) {
    return log.info({ team }, 'an installation before this one has ended');
  }
  // What is under way would leave rows behind; its calls fail soon, and Slack waits only so long for us.
  await Promise.race([idle(team), timer(idleWithinMs, undefined, { ref: false })]);
  const rows = await store.forgetTeam(team);
  onGone(team);
  log.info({ team, rows }, 'uninstalled: nothing is kept of the workspace');
}
