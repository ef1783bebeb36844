import type { AppSocket, Patience, Report } from './app-socket.ts';
import { createAppSocket } from './app-socket.ts';
import { type Clock, createClock } from './clock.ts';
import { createDelivery, type Delivery } from './deliver.ts';
import type { Manifest } from './manifest.ts';
import { createState, type State } from './state.ts';
import { createTickets, type ResponseTicket, type Tickets, type Trigger } from './tickets.ts';
import type { Change, LogEntry } from './wire.ts';

/** What every act and every method works with. */
export type Desk = {
  readonly state: State;
  readonly clock: Clock;
  readonly manifest: Manifest;
  readonly socket: AppSocket;
  readonly delivery: Delivery;
  readonly triggers: Tickets<Trigger>;
  readonly responses: Tickets<ResponseTicket>;
  /** Each opens one socket. */
  readonly links: Tickets<true>;
  readonly log: LogEntry[];
  /** Address of the page, no slash at the end; known once the server listens. */
  url(): string;
  /** Tells every open page. */
  publish(change: Change): void;
  /** Adds a line to the log of the traffic. */
  report(entry: Report | (Omit<Report, 'direction'> & { readonly direction: 'workspace' })): void;
  onMoveClock(instant: string): void;
};

export type DeskOptions = {
  readonly manifest: Manifest;
  readonly patience: Patience;
  readonly url: () => string;
  readonly publish: (change: Change) => void;
  readonly onMoveClock: (instant: string) => void;
  /** Hears about problems only, without words that a person wrote. */
  readonly onProblem: (title: string) => void;
};

/** Oldest lines of the log are forgotten beyond this many: plenty for one sitting, little memory. */
const MOST_LINES = 500;

export function createDesk({ patience, onProblem, ...given }: DeskOptions): Desk {
  const clock = createClock();
  const log: LogEntry[] = [];
  let lines = 0;

  const report: Desk['report'] = ({ direction, title, problem = false, detail }) => {
    const at = new Date(clock.now()).toISOString();
    const written = detail === undefined ? '' : JSON.stringify(detail, null, 2);
    lines += 1;
    const entry = { id: lines, at, direction, title, problem, detail: written };
    log.push(entry);
    if (log.length > MOST_LINES) log.shift();
    if (problem) onProblem(title);
    given.publish({ kind: 'log', entry });
  };

  const onConnections = (connections: number) => {
    const title = connections === 0 ? 'app disconnected' : `app connected (${connections})`;
    report({ direction: 'workspace', title });
    given.publish({ kind: 'connection', connections });
    if (connections > 0) delivery.resume();
  };
  const socket = createAppSocket(patience, report, onConnections);
  const delivery = createDelivery(socket, patience, report);

  return {
    ...given,
    state: createState(clock.now()),
    clock,
    socket,
    delivery,
    log,
    report,
    triggers: createTickets<Trigger>({ livesMs: patience.ackTimeoutMs, uses: 1 }),
    responses: createTickets<ResponseTicket>({ livesMs: 30 * 60_000, uses: 5 }),
    links: createTickets<true>({ livesMs: 30_000, uses: 1 }),
  };
}
