import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Desk } from '../desk.ts';
import type { Pages } from './pages.ts';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Only this machine by its own name: another site's name that leads here is not let in. */
export const isLocal = ({ headers }: IncomingMessage): boolean => LOOPBACK.test(headers.host ?? '');

/** The page's own socket; other sites may not act in its name. */
const isOwnPage = ({ headers }: IncomingMessage): boolean =>
  headers.origin === undefined || headers.origin === `http://${headers.host}`;

const refuse = (socket: Duplex): void => {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
};

/** A page may send a few small files at once. */
const LARGEST_ACT = 32 * 1024 * 1024;

/** The two kinds of sockets: `/link/` for the app, `/live` for pages. */
export function openDoors(server: Server, desk: Desk, pages: Pages): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_ACT });
  server.on('upgrade', (request, socket, head) => {
    const [pathname, query = ''] = (request.url ?? '/').split('?');
    const enter = (welcome: Parameters<typeof sockets.handleUpgrade>[3]) =>
      sockets.handleUpgrade(request, socket, head, welcome);

    if (!isLocal(request)) return refuse(socket);
    if (pathname === '/live' && isOwnPage(request)) {
      return enter((it) => pages.attach(desk, it));
    }
    const ticket = new URLSearchParams(query).get('ticket') ?? '';
    if (pathname === '/link/' && desk.links.redeem(ticket).kind === 'good') {
      return enter((it) => desk.socket.attach(it));
    }
    return refuse(socket);
  });
}
