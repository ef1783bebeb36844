import type { AppSocket, Outcome, Patience, Report } from './app-socket.ts';

export type EventBody = {
  readonly event_id: string;
  readonly event: { readonly type: string; readonly subtype?: string | undefined };
};

export type Delivery = {
  /** Sends an event until the app acknowledges it or the attempts are used up. */
  send(body: EventBody): void;
  /** The app is back: what it has not acknowledged goes out again at once. */
  resume(): void;
  close(): void;
};

type Pending = {
  readonly body: EventBody;
  attempt: number;
  timer: NodeJS.Timeout | undefined;
  inFlight: boolean;
};

const nameOf = ({ event }: EventBody): string =>
  event.subtype === undefined ? event.type : `${event.type} (${event.subtype})`;

/** Events to the app, sent again with the same `event_id` as Slack does. */
export function createDelivery(
  socket: AppSocket,
  { retryDelaysMs, ackTimeoutMs }: Patience,
  report: (entry: Report) => void,
): Delivery {
  const pending = new Set<Pending>();

  const settle = (it: Pending, outcome: Outcome) => {
    it.inFlight = false;
    if (outcome.kind === 'acknowledged') {
      pending.delete(it);
      return;
    }
    if (outcome.kind === 'absent') {
      const title = `${nameOf(it.body)}: waits until the app is connected`;
      report({ direction: 'to app', problem: true, title });
      return;
    }
    const wait = retryDelaysMs[it.attempt];
    const next = wait === undefined ? 'given up' : `again in ${wait / 1000} s`;
    const title = `${nameOf(it.body)}: not acknowledged in ${ackTimeoutMs} ms, ${next}`;
    report({ direction: 'to app', problem: true, title });
    if (wait === undefined) pending.delete(it);
    else it.timer = setTimeout(() => attempt(it, it.attempt + 1), wait);
  };

  const attempt = (it: Pending, number: number) => {
    clearTimeout(it.timer);
    it.attempt = number;
    it.inFlight = true;
    const again = number === 0 ? '' : `, attempt ${number + 1}`;
    report({ direction: 'to app', title: `${nameOf(it.body)}${again}`, detail: it.body });
    void socket.request('events_api', it.body, number).then((outcome) => settle(it, outcome));
  };

  return {
    send: (body) => {
      const it: Pending = { body, attempt: 0, timer: undefined, inFlight: false };
      pending.add(it);
      attempt(it, 0);
    },
    resume: () => {
      for (const it of pending) if (!it.inFlight) attempt(it, it.attempt + 1);
    },
    close: () => {
      for (const it of pending) clearTimeout(it.timer);
      pending.clear();
    },
  };
}
