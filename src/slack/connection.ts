import {
  type Logger as BoltLogger,
  type CustomRoute,
  HTTPReceiver,
  type Receiver,
  type SocketModeReceiverOptions,
} from '@slack/bolt';
import type { Logger } from 'pino';
import type { Connection } from '../connection.ts';
import { codeOf } from './client.ts';
import { SlackError } from './errors.ts';
import { createSocket } from './socket.ts';

/** How Slack reaches us: a socket that we open, or requests that it sends. */
export type SlackConnection = Exclude<Connection, { kind: 'local' }>;

/** How events come in: what Bolt takes them from, and its beginning and end. */
export type Line = {
  readonly receiver: Receiver;
  /** @throws SlackError with what to do. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Whether Slack reaches us by it now. */
  readonly isOpen: () => boolean;
};

export type LineParts = {
  readonly connection: SlackConnection;
  readonly slackApiUrl: string | undefined;
  readonly log: Logger;
  readonly logger: BoltLogger;
  /** What a socket goes through on its way out; undefined is straight. */
  readonly dispatcher?: SocketModeReceiverOptions['dispatcher'] | undefined;
  /** Pages beside the events, by HTTP. */
  readonly routes: readonly CustomRoute[];
};

/** Largest request, in bytes; Slack's own are far smaller. */
const bodyLimit = 1024 * 1024;

export function createLine(parts: LineParts): Line {
  const { connection } = parts;
  switch (connection.kind) {
    case 'socket':
      return createSocket(parts, connection.appToken);
    case 'http':
    case 'oauth':
      return createHttp(parts, connection);
    default:
      return connection satisfies never;
  }
}

/** Slack calls us at `/slack/events`; Bolt checks signature and age of every request. */
function createHttp(
  { log, logger, routes }: LineParts,
  { signingSecret, host, port }: Extract<SlackConnection, { kind: 'http' | 'oauth' }>,
): Line {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    bodyLimit,
    endpoints: ['/slack/events'],
    customRoutes: [...routes],
    // Bolt's own would log the address that a stranger asked for.
    dispatchErrorHandler: ({ response }) => {
      response.writeHead(404);
      response.end();
    },
  });
  let listening = false;
  const open = async (): Promise<void> => {
    try {
      await receiver.start({ host, port });
    } catch (error) {
      throw new SlackError(whyNotListening(error, host, port), { cause: error });
    }
    listening = true;
    log.info({ host, port }, 'listening for Slack at /slack/events');
  };
  const close = async (): Promise<void> => {
    if (!listening) return;
    listening = false;
    return receiver.stop();
  };
  return { receiver, open, close, isOpen: () => listening };
}

function whyNotListening(error: unknown, host: string, port: number): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return `PORT: ${port} is taken on ${host}: stop the program that holds it, or set PORT to another`;
  }
  if (code === 'EACCES') {
    return `PORT: ${port} may not be opened by this user: set PORT to 1024 or more`;
  }
  return `HOST, PORT: cannot listen on ${host}:${port} (${code}): set HOST to an address of this machine`;
}
