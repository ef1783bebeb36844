import { expect, it } from 'vitest';
import { checkBlocks, checkHome, checkModal } from '../../../dev/workspace/blocks/check.ts';
import { createClock } from '../../../dev/workspace/clock.ts';
import { markdown } from '../../../dev/workspace/page/markdown.ts';
import { inline, mrkdwn } from '../../../dev/workspace/page/mrkdwn.ts';
import { instantOf, wallTime } from '../../../dev/workspace/page/zone.ts';
import { typed } from '../../../dev/workspace/person/typed.ts';
import { CHANNELS, PEOPLE } from '../../../dev/workspace/seed.ts';

const names = { app: 'srm', people: PEOPLE, channels: CHANNELS };
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (action_id: string) => ({ type: 'button', action_id, text: plain('x') });
const option = (value: string) => ({ text: plain(value), value });

const messages = (blocks: unknown) => {
  const checked = checkBlocks(blocks);
  return checked.ok ? [] : [checked.error, ...checked.messages];
};

it('gives every block and element a name', () => {
  const checked = checkBlocks([
    { type: 'actions', elements: [{ type: 'button', text: plain('x') }] },
  ]);
  expect(checked).toMatchObject({
    ok: true,
    value: [{ block_id: expect.any(String), elements: [{ action_id: expect.any(String) }] }],
  });
});

it.each([
  [
    'no more than 50 items allowed [json-pointer:/blocks]',
    Array.from({ length: 51 }, () => ({ type: 'divider' })),
  ],
  [
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    [{ type: 'header', text: plain('x'.repeat(151)) }],
  ],
  [
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    [{ type: 'actions', elements: [{ ...button('a'), text: plain('x'.repeat(76)) }] }],
  ],
  [
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    [{ type: 'actions', elements: Array.from({ length: 26 }, (_, n) => button(`a${n}`)) }],
  ],
  ['unsupported type: type [json-pointer:/blocks/0/type]', [{ type: 'sektion' }]],
  [
    'invalid additional property: colour [json-pointer:/blocks/0]',
    [{ ...section('x'), colour: 'red' }],
  ],
  ['missing required field: text [json-pointer:/blocks/0]', [{ type: 'section' }]],
  [
    '`action_id` `a` already exists for block [json-pointer:/blocks/0]',
    [{ type: 'actions', elements: [button('a'), button('a')] }],
  ],
  [
    'block_id `b` already exists [json-pointer:/blocks]',
    [
      { ...section('x'), block_id: 'b' },
      { ...section('y'), block_id: 'b' },
    ],
  ],
  [
    'initial option must be one of the options [json-pointer:/blocks/0]',
    [
      {
        type: 'actions',
        elements: [{ type: 'static_select', options: [option('a')], initial_option: option('b') }],
      },
    ],
  ],
  [
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    [
      {
        type: 'actions',
        elements: [
          { type: 'static_select', options: Array.from({ length: 101 }, (_, n) => option(`${n}`)) },
        ],
      },
    ],
  ],
  [
    'only_one_table_allowed [json-pointer:/blocks]',
    [0, 1].map(() => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })),
  ],
])('refuses: %s', (message, blocks) => {
  expect(messages(blocks)).toEqual(['invalid_blocks', `[ERROR] ${message}`]);
});

it('refuses blocks that are too long together', () => {
  expect(messages(Array.from({ length: 5 }, () => section('x'.repeat(2900))))[0]).toBe(
    'msg_blocks_too_long',
  );
});

it('refuses a modal whose title is too long, whose inputs cannot be sent, or whose blocks belong into messages', () => {
  const view = { type: 'modal', title: plain('Tips'), blocks: [section('x')] };
  expect(checkModal(view).ok).toBe(true);
  expect(checkModal({ ...view, title: plain('x'.repeat(25)) })).toMatchObject({
    error: 'invalid_arguments',
    messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
  });
  expect(checkModal({ ...view, private_metadata: 'x'.repeat(3001) }).ok).toBe(false);
  const input = { type: 'input', label: plain('At'), element: { type: 'plain_text_input' } };
  expect(checkModal({ ...view, blocks: [input] })).toMatchObject({
    messages: ['[ERROR] missing required field: submit [json-pointer:/view]'],
  });
  expect(checkHome({ type: 'home', blocks: [{ type: 'markdown', text: 'x' }] })).toMatchObject({
    ok: false,
  });
});

it('escapes what a person types and finds mentions, channels and links', () => {
  const { text } = typed(
    'Hi @srm, see #general & https://aws.amazon.com/rds. `@srm` <!channel> @nobody',
    names,
  );
  expect(text).toBe(
    'Hi <@U0SRM>, see <#C0GENERAL|general> &amp; <https://aws.amazon.com/rds>. `@srm` &lt;!channel&gt; @nobody',
  );
});

it('reads bold, links and mentions, and leaves names with underscores alone', () => {
  expect(inline('*Who* patches aws_db_instance at <https://x.y/a_b|_this_>?')).toEqual([
    { kind: 'bold', inner: [{ kind: 'text', text: 'Who' }] },
    { kind: 'text', text: ' patches aws_db_instance at ' },
    { kind: 'link', url: 'https://x.y/a_b', label: '_this_' },
    { kind: 'text', text: '?' },
  ]);
  expect(inline('<javascript:alert(1)|x>')).toEqual([
    { kind: 'text', text: '<javascript:alert(1)|x>' },
  ]);
  expect(mrkdwn('a\n> b\n```c\n*d*```').map(({ kind }) => kind)).toEqual([
    'lines',
    'quote',
    'preformatted',
  ]);
});

it('reads headings, lists, tables and code of Markdown', () => {
  const pieces = markdown(
    '## A\ntext\n- x\n- y\n\n| a | b |\n|---|---|\n| 1 | 2 |\n```sh\nls\n```\n',
  );
  expect(pieces.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'table', 'code']);
});

it('never repeats a ts, not even when the clock goes back', () => {
  const clock = createClock(() => 1_700_000_000_000);
  const first = clock.ts();
  clock.moveTo(1_600_000_000_000);
  expect(first).toBe('1700000000.000000');
  expect([clock.ts(), clock.ts()]).toEqual(['1700000000.000001', '1700000000.000002']);
});

it('goes from an instant to a wall and back, in every zone of the people', () => {
  for (const { tz } of PEOPLE) {
    for (const instant of [
      '2026-03-28T12:00:00Z',
      '2026-03-29T12:00:00Z',
      '2026-11-24T23:45:00Z',
    ]) {
      expect(instantOf(tz, wallTime(tz, Date.parse(instant)))).toBe(Date.parse(instant));
    }
  }
});
