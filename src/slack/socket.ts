import { SocketModeReceiver } from '@slack/bolt';
import { clientOptions } from './client.ts';
import type { Line, LineParts } from './connection.ts';
import { fault } from './log.ts';
import { explained } from './refusals.ts';

/** Longest wait for Slack's "hello" on a new socket. */
const helloMs = 15_000;

/** Longest wait for the other end when a socket is closed. */
const goodbyeMs = 1000;

/** Between two tries to reconnect: doubled each time, up to the longest. */
const firstWaitMs = 500;
const longestWaitMs = 30_000;

/**
 * Socket Mode. We reconnect ourselves: the client of this version gives up for good, with an unhandled
 * rejection, when `apps.connections.open` fails while it reconnects.
 */
export function createSocket(
  { slackApiUrl, log, logger, dispatcher }: LineParts,
  appToken: string,
): Line {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    ...(dispatcher === undefined ? {} : { dispatcher }),
    // Without a fetch of its own it would make one of the dispatcher.
    installerOptions: { clientOptions: { ...clientOptions(slackApiUrl), fetch: globalThis.fetch } },
  });
  const { client } = receiver;
  const is = { connected: false, closed: false };

  async function connect(): Promise<void> {
    const hello = setTimeout(() => client.disconnect(), helloMs);
    try {
      await client.start();
      is.connected = true;
    } finally {
      clearTimeout(hello);
    }
    if (is.closed) await client.disconnect();
  }

  async function reconnect(failures: number): Promise<void> {
    if (is.closed) return;
    try {
      await connect();
      log.info('reconnected to Slack');
    } catch (error) {
      log.warn({ failures, ...fault(error) }, 'no connection to Slack, trying again');
      const ms = Math.min(firstWaitMs * 2 ** failures, longestWaitMs);
      setTimeout(() => reconnect(failures + 1), ms).unref();
    }
  }

  client.on('disconnected', () => {
    if (is.connected) reconnect(0);
    is.connected = false;
  });
  const open = (): Promise<void> =>
    connect().catch((error) => {
      throw explained(error, 'SLACK_APP_TOKEN', slackApiUrl);
    });
  const close = async (): Promise<void> => {
    is.closed = true;
    // Slack answers a goodbye at once; where it does not, the end of the process says it.
    const waited = new Promise((done) => setTimeout(done, goodbyeMs).unref());
    await Promise.race([client.disconnect(), waited]);
  };
  return { receiver, open, close, isOpen: () => is.connected && !is.closed };
}
