/// <reference lib="dom" />
import type { Message } from '../model.ts';
import type { Change, FromServer } from '../wire.ts';
import { createCentre } from './centre.ts';
import { showClock } from './clock.ts';
import { wireFixed } from './fixed.ts';
import { showHead } from './head.ts';
import { listen, perform } from './live.ts';
import { showErrors, showModal } from './modal.ts';
import { isApp } from './names.ts';
import { createSide } from './side.ts';
import { showChannels, showConnection, showPeople } from './sidebar.ts';
import {
  appIsIn,
  begin,
  here,
  inList,
  messageAt,
  myChannels,
  type Store,
  store,
  type Tab,
  take,
} from './store.ts';
import { tell } from './toast.ts';
import { addTraffic, showTraffic } from './traffic.ts';

/** Wide enough for the guide to stand beside the channel from the start. */
const WIDE = 1180;

const tooLarge = () => tell('Files of up to 4 MB work here.');

const openThread = (root: string) => {
  store.thread = root;
  side.show();
};

/** Whoever clicks an example wants to see the answer: its thread opens by itself. */
let awaitsAnswer = false;

/** Says an example where it will be answered: a channel without the app hears only commands. */
function say(line: string): void {
  const channel = here();
  const heard = line.startsWith('/') || (channel && appIsIn(channel));
  if (!heard) openChannel('C0GENERAL');
  else if (store.tab === 'home' && channel?.kind === 'im') onTab('messages');
  document.body.classList.remove('with-sidebar');
  if (innerWidth < 800) side.close();
  awaitsAnswer = !line.startsWith('/');
  perform({ kind: 'say', user: store.me, channel: store.channel, text: line });
}

const side = createSide({ say, onTooLarge: tooLarge, onClose: () => showHead(onTab) });
const centre = createCentre({ say, openThread, onTooLarge: tooLarge });

function look(): void {
  const { me: user, channel, tab } = store;
  if (here()?.kind === 'im') perform({ kind: 'look', user, tab });
  else perform({ kind: 'watch', user, channel });
}

function onTab(tab: Tab): void {
  store.tab = tab;
  showHead(onTab);
  centre.show();
  look();
}

function openChannel(id: string): void {
  if (store.thread !== undefined) side.close();
  store.channel = id;
  store.unread.delete(id);
  document.body.classList.remove('with-sidebar');
  history.replaceState(null, '', `#${id}`);
  showChannels(openChannel);
  showHead(onTab);
  centre.show();
  look();
}

function become(id: string): void {
  store.me = id;
  sessionStorage.setItem('me', id);
  store.unread.clear();
  const stay = myChannels().some((it) => it.id === store.channel && it.kind !== 'im');
  showPeople(become);
  showClock();
  openChannel(stay ? store.channel : (myChannels()[0]?.id ?? ''));
  showModal();
}

/** `#C0GENERAL/1700000000.000100`: a channel, and a message to open the thread of. */
function placeInAddress(): void {
  const [channel = '', ts] = decodeURIComponent(location.hash.slice(1)).split('/');
  if (myChannels().some(({ id }) => id === channel) && channel !== store.channel)
    openChannel(channel);
  const message = ts === undefined ? undefined : messageAt(channel, ts);
  if (message) openThread(message.thread_ts ?? message.ts);
}

let greeted = false;

function start(): void {
  const known = [...store.people.keys()];
  const remembered = sessionStorage.getItem('me') ?? '';
  if (!store.people.has(store.me))
    store.me = known.includes(remembered) ? remembered : (known[0] ?? '');
  document.title = `${store.app.name} · local workspace`;
  const thread = store.thread;
  become(store.me);
  showTraffic();
  showConnection(true);
  if (thread !== undefined) openThread(thread);
  placeInAddress();
  if (!greeted && store.thread === undefined && innerWidth >= WIDE) side.openGuide();
  greeted = true;
}

function onMessage(message: Message): void {
  const { channel, ts, thread_ts, onlyFor } = message;
  if (onlyFor !== undefined && onlyFor !== store.me) return;
  if (channel !== store.channel) {
    store.unread.add(channel);
    showChannels(openChannel);
    return;
  }
  if (inList(message)) centre.put(message);
  const root =
    thread_ts === undefined || thread_ts === ts ? undefined : messageAt(channel, thread_ts);
  if (root) centre.put(root);
  if (awaitsAnswer && root && isApp(message.user)) {
    awaitsAnswer = false;
    openThread(root.ts);
    return;
  }
  if (store.thread !== undefined && (thread_ts === store.thread || ts === store.thread))
    side.put(message);
}

function onGone(
  { channel, ts }: Extract<Change, { kind: 'gone' }>,
  before: Message | undefined,
): void {
  if (channel !== store.channel) return;
  centre.drop(ts);
  side.drop(ts);
  const root = before?.thread_ts === undefined ? undefined : messageAt(channel, before.thread_ts);
  if (root && root.ts !== ts) centre.put(root);
}

const SHOW: {
  readonly [K in Change['kind']]: (change: Extract<Change, { kind: K }>, store: Store) => void;
} = {
  message: ({ message }) => onMessage(message),
  gone: () => {},
  channel: () => {
    showChannels(openChannel);
    showHead(onTab);
    centre.foot();
  },
  modals: () => showModal(),
  errors: ({ user, view, errors }) => user === store.me && showErrors(view, errors),
  home: ({ user }) => {
    if (user === store.me && store.tab === 'home' && here()?.kind === 'im') centre.show();
  },
  suggestions: () => centre.foot(),
  status: () => {
    centre.status();
    side.status();
  },
  connection: () => showConnection(true),
  log: ({ entry }) => addTraffic(entry),
  clock: () => showClock(),
  trouble: ({ user, text }) => user === store.me && tell(text),
};

function onChange(change: Change): void {
  const before = change.kind === 'gone' ? messageAt(change.channel, change.ts) : undefined;
  take(change);
  if (change.kind === 'gone') onGone(change, before);
  else show(change);
}

function show<K extends Change['kind']>(change: Extract<Change, { kind: K }>): void {
  SHOW[change.kind](change, store);
}

wireFixed({ openGuide: side.openGuide, onAddress: placeInAddress });

listen(
  (word: FromServer) => {
    if (word.kind === 'snapshot') {
      begin(word);
      start();
    } else onChange(word);
  },
  () => showConnection(false),
);
