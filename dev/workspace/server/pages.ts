import type { WebSocket } from 'ws';
import { act } from '../acts.ts';
import type { Desk } from '../desk.ts';
import { APP } from '../model.ts';
import { perform } from '../person/perform.ts';
import type { Change, Snapshot } from '../wire.ts';

export type Pages = {
  attach(desk: Desk, socket: WebSocket): void;
  publish(change: Change): void;
  close(): void;
};

export const snapshot = ({ state, manifest, socket, clock, log }: Desk): Snapshot => ({
  kind: 'snapshot',
  app: {
    name: manifest.name,
    user: APP.user,
    hasHome: manifest.hasHome,
    prompts: manifest.prompts,
    commands: manifest.commands,
    shortcuts: manifest.shortcuts,
  },
  people: [...state.people.values()],
  channels: [...state.channels.values()],
  messages: [...state.messages.values()],
  modals: [...state.modals].map(([user, views]) => ({ user, views })),
  homes: [...state.homes].map(([user, view]) => ({ user, view })),
  suggestions: [...state.suggestions.values()],
  log,
  connections: socket.connections(),
  offsetMs: clock.offsetMs(),
});

/** Does what a page asks; what no page of ours sends is ignored. */
async function onAct(desk: Desk, data: string): Promise<void> {
  const parsed = act.safeParse(JSON.parse(data));
  if (parsed.success) await perform(desk, parsed.data);
}

/** The open pages: each gets everything at first, then every change. */
export function createPages(): Pages {
  const sockets = new Set<WebSocket>();
  return {
    attach: (desk, socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.terminate());
      socket.on('message', (data) => {
        onAct(desk, String(data)).catch((error: unknown) =>
          desk.report({ direction: 'workspace', title: `page: ${error}`, problem: true }),
        );
      });
      socket.send(JSON.stringify(snapshot(desk)));
    },
    publish: (change) => {
      const text = JSON.stringify(change);
      for (const socket of sockets) socket.send(text);
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}
