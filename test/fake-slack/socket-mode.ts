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

export type SocketMode = Transport & {
  readonly url: () => string;
  /** Sockets that are open. */
  readonly connections: () => number;
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
  const waiting = new Map<string, (payload: unknown) => void>();
  const wss = new WebSocketServer({ server, path: '/link' });
  let envelopes = 0;
  let turn = 0;
  wss.on('connection', (socket) => {
    sockets.add(socket);
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }));
    changed();
    socket.on('close', () => {
      sockets.delete(socket);
      changed();
    });
    socket.on('message', (data) => {
      const { envelope_id, payload } = Acknowledgement.parse(JSON.parse(data.toString()));
      waiting.get(envelope_id)?.(payload);
      waiting.delete(envelope_id);
    });
  });

  async function deliver(type: string, body: object): Promise<unknown> {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const envelope_id = `envelope-${envelopes}`;
      envelopes += 1;
      const acknowledged = new Promise<unknown>((done, fail) => {
        const timer = setTimeout(() => fail(new Error('not acknowledged in time')), ackWithinMs);
        waiting.set(envelope_id, (payload) => {
          clearTimeout(timer);
          done(payload);
        });
      });
      const all = [...sockets];
      turn += 1;
      all[turn % all.length]?.send(
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
