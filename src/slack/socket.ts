import { SocketModeReceiver } from '@slack/bolt';
import { clientOptions } from './client.ts';
import type { Line, LineParts } from './connection.ts';
import { fault } from './log.ts';
import { explained } from './refusals.ts';

/** Longest wait for Slack's "hello" on a new socket. */
const helloMs = 15_000;

/** Between two tries to reconnect: doubled each time, up to the longest. */
const firstWaitMs = 500;
const longestWaitMs = 30_000;

/**
 * Socket Mode. We reconnect ourselves: the client of this version gives up for good, with an unhandled
 * rejection, when `apps.connections.open` fails while it reconnects.
 */
export function createSocket({ slackApiUrl, log, logger }: LineParts, appToken: string): Line {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(slackApiUrl) },
  });
  const { client } = receiver;
  let state: 'connecting' | 'open' | 'closed' = 'connecting';

  async function connect(): Promise<void> {
    state = 'connecting';
    const hello = setTimeout(() => client.disconnect().catch(() => undefined), helloMs);
    try {
      await client.start();
      state = 'open';
    } finally {
      clearTimeout(hello);
    }
  }

  async function reconnect(failures: number): Promise<void> {
    const isClosed = (): boolean => state === 'closed';
    if (isClosed()) return;
    try {
      await connect();
      log.info('reconnected to Slack');
    } catch (error) {
      log.warn({ failures, ...fault(error) }, 'no connection to Slack, trying again');
      const ms = Math.min(firstWaitMs * 2 ** failures, longestWaitMs);
      if (!isClosed()) setTimeout(() => reconnect(failures + 1), ms);
    }
  }

  client.on('disconnected', () => {
    if (state === 'open') reconnect(0);
  });
  const open = (): Promise<void> =>
    connect().catch((error) => {
      throw explained(error, 'SLACK_APP_TOKEN', slackApiUrl);
    });
  const close = async (): Promise<void> => {
    state = 'closed';
    await client.disconnect();
  };
  return { receiver, open, close };
}
