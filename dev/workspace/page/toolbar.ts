/// <reference lib="dom" />
import type { Message } from '../model.ts';
import { agreedTo } from './confirm.ts';
import { h, iconButton } from './dom.ts';
import { emojiOf, REACTIONS } from './emoji.ts';
import { perform } from './live.ts';
import { type Item, openMenu } from './menu.ts';
import { me, store } from './store.ts';

export type Tools = { openThread(root: string): void; edit(): void };

const anchorOf = (event: Event): HTMLElement =>
  event.currentTarget instanceof HTMLElement ? event.currentTarget : document.body;

async function erase({ channel, ts }: Message): Promise<void> {
  const sure = await agreedTo(
    'Delete message',
    'This message will be gone for everybody.',
    'Delete',
  );
  if (sure) perform({ kind: 'delete', user: store.me, channel, ts });
}

function items(message: Message, tools: Tools): readonly Item[] {
  const { channel, ts } = message;
  const shortcuts = store.app.shortcuts
    .filter(({ type }) => type === 'message')
    .map(
      ({ name, callback_id }): Item => ({
        label: name,
        hint: store.app.name,
        onPick: () =>
          perform({ kind: 'shortcut', user: store.me, callback: callback_id, on: { channel, ts } }),
      }),
    );
  const isMine = message.user === store.me;
  const copy: Item = {
    label: 'Copy link',
    onPick: () => {
      const link = `${location.origin}/archives/${channel}/p${ts.replace('.', '')}`;
      navigator.clipboard?.writeText(link).catch(() => {});
    },
  };
  return [
    ...shortcuts,
    copy,
    ...(isMine ? [{ label: 'Edit message', onPick: tools.edit }] : []),
    ...(isMine || me()?.isAdmin
      ? [{ label: 'Delete message…', danger: true, onPick: () => void erase(message) }]
      : []),
  ];
}

/** What can be done with a message; there on hover, on focus, and on a touch. */
export function toolbar(message: Message, tools: Tools): HTMLElement {
  const { channel, ts } = message;
  const react = (event: Event) =>
    openMenu(
      anchorOf(event),
      'Reactions',
      REACTIONS.map((name) => ({
        label: `${emojiOf(name)}  ${name.replaceAll('_', ' ')}`,
        onPick: () => perform({ kind: 'react', user: store.me, channel, ts, name }),
      })),
    );
  const isPrivate = message.onlyFor !== undefined;
  const root = message.thread_ts ?? ts;
  return h(
    'div',
    { class: 'toolbar' },
    !isPrivate && iconButton('smile', 'Add a reaction', react, { 'aria-haspopup': 'menu' }),
    !isPrivate && iconButton('reply', 'Reply in thread', () => tools.openThread(root)),
    !isPrivate &&
      iconButton(
        'more',
        'More actions',
        (event) => openMenu(anchorOf(event), 'Message', items(message, tools)),
        {
          'aria-haspopup': 'menu',
        },
      ),
  );
}
