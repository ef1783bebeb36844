/// <reference lib="dom" />
import { type Child, h } from './dom.ts';
import { store } from './store.ts';

/** Says a line in the name of the person acting: where it belongs, so that it is answered. */
export type Say = (line: string) => void;

const example = (line: string, say: Say): HTMLElement =>
  h('button', { type: 'button', class: 'example', onclick: () => say(line) }, line);

const step = (title: string, ...children: readonly Child[]) =>
  h('section', {}, h('h3', {}, title), ...children);

const names = (words: readonly string[]) => words.map((word) => h('li', {}, h('code', {}, word)));

function asking(say: Say): HTMLElement {
  const { name, commands } = store.app;
  const command = commands[0]?.command ?? '/srm';
  return step(
    'Ask',
    h('p', {}, 'Click one, it is sent for you. Or type your own below.'),
    example('Who patches the operating system on RDS?', say),
    example(`@${name} are we responsible for backups in DynamoDB?`, say),
    example(`${command} who encrypts S3 buckets`, say),
    example(`${command} help`, say),
    h(
      'p',
      { class: 'fine' },
      `In a channel just ask, or name @${name}. In a thread it remembers what was asked. ${command} answers only you.`,
    ),
  );
}

/** Only where the app's command knows tips: this page promises nothing the app does not do. */
function tips(say: Say): HTMLElement | undefined {
  const command = store.app.commands.find(({ usage_hint }) => usage_hint.includes('tips'))?.command;
  if (command === undefined) return undefined;
  return step(
    'A tip every day',
    example(`${command} tips`, say),
    h(
      'p',
      { class: 'fine' },
      'Switch it on for a channel, then move the clock (bottom left) and see tomorrow’s tip today.',
    ),
  );
}

const connecting = (): HTMLElement =>
  step(
    'Connect your real Slack',
    h(
      'ol',
      {},
      h(
        'li',
        {},
        'Create an app at ',
        h(
          'a',
          { href: 'https://api.slack.com/apps', target: '_blank', rel: 'noopener noreferrer' },
          'api.slack.com/apps',
        ),
        ' “from a manifest” and paste ',
        h('code', {}, 'manifest.json'),
        '.',
      ),
      h(
        'li',
        {},
        'Install it, and make an app-level token with ',
        h('code', {}, 'connections:write'),
        '.',
      ),
      h(
        'li',
        {},
        'Set both and start again:',
        h(
          'ul',
          { class: 'names' },
          ...names(['SLACK_BOT_TOKEN=xoxb-…', 'SLACK_APP_TOKEN=xapp-…', 'npm start']),
        ),
      ),
    ),
    h('p', { class: 'fine' }, 'README.md has the same in five minutes, with pictures.'),
  );

/** What this is, how to ask, how to go on: everything a newcomer needs, in the page's own words. */
export const guide = (say: Say): HTMLElement =>
  h(
    'div',
    { class: 'guide' },
    h(
      'p',
      { class: 'lead' },
      `This is not Slack. It is a small stand-in that runs on this machine only, so that you can try ${store.app.name} without an account. The app behind it is the real one; people and channels are made up, and all is forgotten when it stops.`,
    ),
    asking(say),
    tips(say),
    connecting(),
  );
