/// <reference lib="dom" />
import type { Act } from '../acts.ts';
import type { FromServer } from '../wire.ts';

let socket: WebSocket | undefined;

/** Does something in the name of a person. */
export function perform(act: Act): void {
  socket?.send(JSON.stringify(act));
}

/** Waits before the page looks for the server again, which may be restarting. */
const AGAIN_MS = 1000;

/** Keeps a connection to the server and hands on what it says. */
export function listen(onWord: (word: FromServer) => void, onLost: () => void): void {
  socket = new WebSocket(`ws://${location.host}/live`);
  socket.addEventListener('message', (event) => {
    const word: FromServer = JSON.parse(String(event.data));
    onWord(word);
  });
  socket.addEventListener('close', () => {
    onLost();
    setTimeout(() => listen(onWord, onLost), AGAIN_MS);
  });
}
