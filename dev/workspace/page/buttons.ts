/// <reference lib="dom" />
import type { Button, Feedback, IconButton, Overflow } from '../blocks/elements.ts';
import { agreed } from './confirm.ts';
import { h, icon } from './dom.ts';
import { withEmoji } from './emoji.ts';
import type { Control } from './form.ts';
import { openMenu } from './menu.ts';

/** What a control needs from the block it is in. */
export type Place = {
  /** Sends what the person did to the app. */
  send(held: { readonly type: string } & Readonly<Record<string, unknown>>): void;
  /** Accessible name, where the block has a label. */
  readonly label: string;
};

const visit = (url: string | undefined): void => {
  if (url !== undefined && /^https?:/.test(url)) window.open(url, '_blank', 'noopener');
};

/** A person sees that the press has gone out; the button is back as soon as the message changes. */
function pressed(button: HTMLButtonElement): void {
  button.classList.add('pressed');
  setTimeout(() => button.classList.remove('pressed'), 600);
}

export function button(element: Button, { send }: Place): Control {
  const node = h(
    'button',
    {
      type: 'button',
      class: `button ${element.style ?? ''}`,
      'aria-label': element.accessibility_label,
      onclick: async () => {
        if (!(await agreed(element.confirm))) return;
        pressed(node);
        visit(element.url);
        send({ type: 'button' });
      },
    },
    withEmoji(element.text.text),
    element.url !== undefined && h('span', { class: 'away', 'aria-hidden': 'true' }, '↗'),
  );
  return { node };
}

export function overflow(element: Overflow, { send }: Place): Control {
  const node = h(
    'button',
    {
      type: 'button',
      class: 'button overflow',
      'aria-label': 'Options',
      'aria-haspopup': 'menu',
      onclick: () =>
        openMenu(
          node,
          'Options',
          element.options.map((option) => ({
            label: withEmoji(option.text.text),
            hint: option.description?.text,
            onPick: async () => {
              if (!(await agreed(element.confirm))) return;
              visit(option.url);
              send({ type: 'overflow', selected_option: option });
            },
          })),
        ),
    },
    icon('more'),
  );
  return { node };
}

export function feedback(element: Feedback, { send }: Place): Control {
  const one = (side: Feedback['positive_button'], picture: 'up' | 'down') => {
    const node = h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': side.accessibility_label ?? side.text.text,
        title: side.text.text,
        onclick: () => {
          pressed(node);
          send({ type: 'feedback_buttons', value: side.value, text: side.text });
        },
      },
      icon(picture),
    );
    return node;
  };
  const { positive_button: good, negative_button: bad } = element;
  return { node: h('span', { class: 'feedback' }, one(good, 'up'), one(bad, 'down')) };
}

export function pictured(element: IconButton, { send }: Place): Control {
  const node = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': element.accessibility_label ?? element.text.text,
      title: element.text.text,
      onclick: async () => {
        if (await agreed(element.confirm)) send({ type: 'icon_button' });
      },
    },
    icon('trash'),
  );
  return { node };
}
