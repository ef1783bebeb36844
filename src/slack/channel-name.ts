import { z } from 'zod';
import type { Client } from './client.ts';

const Info = z.object({ channel: z.object({ name: z.string() }) });

/**
 * The name of a channel, empty where the app may not see it or Slack cannot be asked now: a name only
 * chooses what is offered first.
 */
export async function channelName(client: Client, channel: string): Promise<string> {
  const answer = await client.conversations.info({ channel }).catch(() => undefined);
  return Info.safeParse(answer).data?.channel.name ?? '';
}
