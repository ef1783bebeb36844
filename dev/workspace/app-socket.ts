import type { WebSocket } from 'ws';
import { z } from 'zod';
import { createId } from './ids.ts';
import { unpacked } from './web-api/arguments.ts';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

export type Outcome =
  | { readonly kind: 'acknowledged'; readonly payload: unknown; readonly afterMs: number }
  | { readonly kind: 'late' }
  | { readonly kind: 'absent' };

export type Patience = {
  /** How long the app may take to acknowledge: 3,000 in Slack. */
  readonly ackTimeoutMs: number;
  /** Waits before an event is sent again: at once, a minute, five minutes in Slack. */
  readonly retryDelaysMs: readonly number[];
};

export type Report = {
  readonly title: string;
  readonly problem?: boolean;
  readonly detail?: unknown;
  readonly direction: 'to app' | 'from app';
};

export type AppSocket = {
  /** Takes over a socket that the app has opened. */
  attach(socket: WebSocket): void;
  connections(): number;
  /** Sends once and waits for the acknowledgement. */
  request(type: EnvelopeType, payload: unknown, retry?: number): Promise<Outcome>;
  /** Says goodbye, and waits a little for the other end to say it too. */
  close(): Promise<void>;
};

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

type Waiting = { done(payload: unknown): void };

/** The app's client gives up after 30 seconds without one. */
const PING_MS = 10_000;
/** A process that is gone says nothing; nobody waits longer for it. */
const GOODBYE_MS = 500;

function hello(connections: number): string {
  return JSON.stringify({
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'local-workspace', approximate_connection_time: 18_060 },
    connection_info: { app_id: 'A0SRM' },
  });
}

/** Waits for acknowledgements, and notes those that come too late. */
function createAcks(ackTimeoutMs: number, report: (entry: Report) => void) {
  const waiting = new Map<string, Waiting>();
  return {
    of: (envelope: string, type: EnvelopeType) =>
      new Promise<Outcome>((resolve) => {
        const sentMs = Date.now();
        let late = false;
        const timer = setTimeout(() => {
          late = true;
          resolve({ kind: 'late' });
        }, ackTimeoutMs);
        const done = (payload: unknown) => {
          clearTimeout(timer);
          const afterMs = Date.now() - sentMs;
          if (late) tellLate(report, type, afterMs);
          resolve({ kind: 'acknowledged', payload, afterMs });
        };
        waiting.set(envelope, { done });
      }),
    take: (data: string) => {
      const parsed = acknowledgement.safeParse(unpacked(data));
      if (!parsed.success) {
        report({ direction: 'from app', title: 'not an acknowledgement', problem: true });
        return;
      }
      const known = waiting.get(parsed.data.envelope_id);
      waiting.delete(parsed.data.envelope_id);
      known?.done(parsed.data.payload);
    },
  };
}

/** The workspace's end of Socket Mode. */
export function createAppSocket(
  { ackTimeoutMs }: Patience,
  report: (entry: Report) => void,
  onConnections: (connections: number) => void,
): AppSocket {
  const sockets: WebSocket[] = [];
  const acks = createAcks(ackTimeoutMs, report);

  const attach = (socket: WebSocket) => {
    sockets.push(socket);
    const ping = setInterval(() => socket.ping('workspace'), PING_MS);
    socket.on('message', (data) => acks.take(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      sockets.splice(sockets.indexOf(socket), 1);
      onConnections(sockets.length);
    });
    socket.send(hello(sockets.length));
    onConnections(sockets.length);
  };

  const request: AppSocket['request'] = (type, payload, retry = 0) => {
    const socket = sockets.shift();
    if (!socket) return Promise.resolve({ kind: 'absent' });
    sockets.push(socket); // the next one gets the next envelope, as with several sockets in Slack
    const envelope = { envelope_id: createId('env-'), type, payload, ...retried(retry) };
    const accepts_response_payload = type !== 'events_api';
    socket.send(JSON.stringify({ ...envelope, accepts_response_payload }));
    return acks.of(envelope.envelope_id, type);
  };

  return {
    attach,
    request,
    connections: () => sockets.length,
    close: async () => {
      await Promise.all([...sockets].map(goodbye));
    },
  };
}

function goodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => socket.terminate(), GOODBYE_MS);
    socket.once('close', () => {
      clearTimeout(impatient);
      resolve();
    });
    socket.close(1001);
  });
}

const retried = (attempt: number) =>
  attempt === 0 ? {} : { retry_attempt: attempt, retry_reason: 'timeout' };

function tellLate(report: (entry: Report) => void, type: EnvelopeType, afterMs: number): void {
  report({
    direction: 'from app',
    title: `${type} acknowledged after ${afterMs} ms, too late`,
    problem: true,
  });
}
