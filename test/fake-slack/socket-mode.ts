import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

/** How bodies reach the app. */
export type Transport = {
  /** Resolves when the app has acknowledged, with what it answered; rejects when it never does. */
  readonly deliver: (type: string, body: object) => Promise<unknown>;
};

const Acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

const maxAttempts = 4;

/** An envelope on its way: the socket it took, and how its wait ends. */
type Waiting = {
  readonly socket: WebSocket | undefined;
  readonly done: (payload: unknown) => void;
  readonly fail: () => void;
};

export type SocketMode = Transport & {
  readonly url: () => string;
  /** Sockets that are open. */
  readonly connections: () => number;
  /** Envelopes that an open socket took and did not acknowledge in time. */
  readonly late: () => number;
  /** Tells every socket to go, as Slack does every few hours. */
  readonly refresh: () => void;
  readonly close: () => void;
};

/** The other end of Socket Mode on the server's port. */
export function createSocketMode(
  server: Server,
  changed: () => void,
  ackWithinMs: number,
): SocketMode {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, Waiting>();
  const wss = new WebSocketServer({ server, path: '/link' });
  let envelopes = 0;
  let turn = 0;
  let late = 0;
  wss.on('connection', (socket) => {
    sockets.add(socket);
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }));
    changed();
    failAllOf(undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      failAllOf(socket);
      changed();
    });
    socket.on('message', (data) => {
      const { envelope_id, payload } = Acknowledgement.parse(JSON.parse(data.toString()));
      waiting.get(envelope_id)?.done(payload);
    });
  });

  /** What was sent to a socket that is gone, or found none, is sent again at once. */
  function failAllOf(socket: WebSocket | undefined): void {
    for (const envelope of waiting.values()) if (envelope.socket === socket) envelope.fail();
  }

  /** Ends with the acknowledgement; fails when it is late, or its socket is closed. */
  function wait(id: string, socket: WebSocket | undefined): Promise<unknown> {
    return new Promise((done, fail) => {
      const end = (finish: () => void): void => {
        clearTimeout(timer);
        waiting.delete(id);
        finish();
      };
      const timer = setTimeout(() => {
        if (socket !== undefined) late += 1;
        end(() => fail(new Error('not acknowledged in time')));
      }, ackWithinMs);
      waiting.set(id, {
        socket,
        done: (payload) => end(() => done(payload)),
        fail: () => end(() => fail(new Error('the socket was closed'))),
      });
    });
  }

  async function deliver(type: string, body: object): Promise<unknown> {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const envelope_id = `envelope-${envelopes}`;
      envelopes += 1;
      const all = [...sockets];
      turn += 1;
      const socket = all[turn % all.length];
      const acknowledged = wait(envelope_id, socket);
      socket?.send(
        JSON.stringify({
          envelope_id,
          type,
          payload: body,
          accepts_response_payload: type !== 'events_api',
          ...(type === 'events_api' ? { retry_attempt: attempt, retry_reason: '' } : {}),
        }),
      );
      const result = await acknowledged.then(
        (payload) => ({ payload }),
        () => undefined,
      );
      if (result !== undefined) return result.payload;
      if (type !== 'events_api') break;
    }
    throw new Error(`${type} was never acknowledged`);
  }

  return {
    deliver,
    url: () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      return `ws://127.0.0.1:${port}/link`;
    },
    connections: () => sockets.size,
    late: () => late,
    refresh: () => {
      for (const socket of sockets) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      }
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
      wss.close();
    },
  };
}
