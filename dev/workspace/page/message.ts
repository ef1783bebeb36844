/// <reference lib="dom" />
import type { FileInfo, Message } from '../model.ts';
import { blocks } from './blocks.ts';
import { h, icon } from './dom.ts';
import { editor } from './editor.ts';
import { emojiOf } from './emoji.ts';
import { createForm } from './form.ts';
import { perform } from './live.ts';
import { avatar, isApp, msOf, nameOf, timeOf } from './names.ts';
import { inThread, store } from './store.ts';
import { toolbar } from './toolbar.ts';
import { marked } from './words.ts';

export type Views = {
  /** Opens a thread beside the channel. */
  openThread(root: string): void;
};

const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} kB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function file({ id, name, title, mimetype, size }: FileInfo): HTMLElement {
  const href = `/files/${id}/${encodeURIComponent(name)}`;
  if (/^image\/(png|jpeg|gif|webp)$/.test(mimetype)) {
    return h('a', { href, target: '_blank' }, h('img', { class: 'large', src: href, alt: title }));
  }
  const words = h('span', {}, title, h('small', {}, sizeOf(size)));
  return h('a', { class: 'file', href, target: '_blank' }, icon('file'), words);
}

function body(message: Message): HTMLElement {
  const isTyped = message.blocks?.[0]?.block_id === 'typed';
  if (!message.blocks?.length || isTyped) return marked(message.text);
  const { channel, ts } = message;
  const form = createForm((block, action, held, values) =>
    perform({ kind: 'press', user: store.me, on: { channel, ts }, block, action, held, values }),
  );
  return blocks(message.blocks, form);
}

function reactions(message: Message): HTMLElement | undefined {
  if (!message.reactions?.length) return undefined;
  const { channel, ts } = message;
  const one = ({ name, users }: { name: string; users: readonly string[] }) =>
    h(
      'button',
      {
        type: 'button',
        class: users.includes(store.me) ? 'reaction mine' : 'reaction',
        'aria-label': `${name}, ${users.map(nameOf).join(', ')}`,
        title: users.map(nameOf).join(', '),
        onclick: () => perform({ kind: 'react', user: store.me, channel, ts, name }),
      },
      `${emojiOf(name)} ${users.length}`,
    );
  return h('div', { class: 'reactions' }, ...message.reactions.map(one));
}

function replies(message: Message, { openThread }: Views): HTMLElement | undefined {
  const answers = inThread(message.channel, message.ts).filter(({ ts }) => ts !== message.ts);
  const last = answers.at(-1);
  if (!last) return undefined;
  const faces = [...new Set(answers.map(({ user }) => user))].slice(0, 4).map(avatar);
  const words = answers.length === 1 ? '1 reply' : `${answers.length} replies`;
  return h(
    'button',
    { type: 'button', class: 'replies', onclick: () => openThread(message.ts) },
    h('span', { class: 'faces' }, ...faces),
    h('strong', {}, words),
    h('small', {}, `last at ${timeOf(msOf(last.ts))}`),
  );
}

function heading(message: Message): HTMLElement {
  const time = timeOf(msOf(message.ts));
  const stamp = new Date(msOf(message.ts)).toISOString();
  return h(
    'div',
    { class: 'heading' },
    h('span', { class: 'author' }, nameOf(message.user)),
    isApp(message.user) && h('span', { class: 'badge' }, 'app'),
    h('time', { datetime: stamp }, time),
    message.edited && !isApp(message.user) && h('small', {}, '(edited)'),
  );
}

/** Shown above a message: why it is here, or who can see it. */
function note(message: Message, place: 'list' | 'thread'): HTMLElement | undefined {
  if (message.onlyFor !== undefined)
    return h('p', { class: 'note' }, icon('lock'), 'Only visible to you');
  const isBroadcast = message.subtype === 'thread_broadcast';
  if (isBroadcast && place === 'list')
    return h('p', { class: 'note' }, icon('reply'), 'Replied to a thread');
  return undefined;
}

/** One message, in the list of a channel or in a thread. */
export function messageItem(message: Message, place: 'list' | 'thread', views: Views): HTMLElement {
  const content = h('div', { class: 'content' });
  const show = () => {
    const files = message.files?.map(file) ?? [];
    content.replaceChildren(body(message), ...files);
  };
  const edit = () => content.replaceChildren(editor(message, show));
  show();
  const isRoot = place === 'list' && message.onlyFor === undefined;
  const parts = h(
    'div',
    { class: 'message-main' },
    heading(message),
    content,
    reactions(message),
    isRoot && replies(message, views),
  );
  const kind = message.onlyFor === undefined ? (message.subtype ?? '') : 'private';
  return h(
    'li',
    { class: `message ${kind}`, 'data-ts': message.ts, tabindex: -1 },
    note(message, place),
    avatar(message.user),
    parts,
    message.subtype !== 'tombstone' && toolbar(message, { ...views, edit }),
  );
}
