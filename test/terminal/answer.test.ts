import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { answerJson } from '../../src/terminal/answer-json.ts';
import { answerText } from '../../src/terminal/answer-text.ts';
import { createPaint, wrap } from '../../src/terminal/page.ts';
import { realAsk } from '../knowledge-fixture.ts';

const ask = realAsk();
const plain = createPaint(false);
const wide = Number.POSITIVE_INFINITY;

const one: Answer = {
  kind: 'responsibility',
  question: 'who?',
  owner: 'customer',
  concern: 'patching',
  service: 'vm',
  headline: 'You own patching on VM.',
  because: 'You hold the guest.',
  aws: ['Patches the host.'],
  customer: ['Patch the guest.', 'Reboot it.'],
  actions: [
    { do: 'Patch it.', checks: ['SSM.1', 'SSM.2'], source: 'https://docs.aws.amazon.com/a' },
    { do: 'Look again.', checks: [], source: 'https://docs.aws.amazon.com/b' },
  ],
  sources: [{ title: 'A page', url: 'https://docs.aws.amazon.com/page' }],
  reviewed: '2026-11-24',
  version: '2026-11-24.abc',
};

/** The text without the sequences that set colours. */
function withoutColours(text: string): string {
  const [first = '', ...others] = text.split('\u001b');
  return first + others.map((piece) => piece.replace(/^\[[0-9;]*m/, '')).join('');
}

const questions = [
  'who patches the OS on RDS?',
  'who patches the database engine?',
  'who guards the data center and who patches the guest OS?',
  'what is ours on RDS?',
  'compare EC2 and RDS',
  'what is the shared responsibility model?',
  'what does PCI DSS require from us?',
  'what is for lunch?',
] as const;

describe('an answer as JSON', () => {
  const order = [
    ...['question', 'kind', 'owner', 'concern', 'service', 'headline', 'because', 'aws'],
    ...['customer', 'actions', 'sources', 'reviewed', 'version'],
  ];

  it('has the fields of the contract in their order, in one line', () => {
    const text = answerJson(one);
    expect(text).not.toContain('\n');
    expect(Object.keys(JSON.parse(text))).toEqual(order);
    expect(JSON.parse(text)).toEqual(one);
  });

  it('has options or parts last, where it has any', () => {
    for (const question of questions) {
      const answer = ask(question);
      const extra = ['options', 'parts'].filter((name) => name in answer);
      const read: Answer = JSON.parse(answerJson(answer));
      expect(Object.keys(read)).toEqual([...order, ...extra]);
      expect(read).toEqual(answer);
      for (const part of 'parts' in read ? read.parts : [])
        expect(Object.keys(part)).toEqual(order);
    }
  });

  it('is one line of well-formed text whatever was asked', () => {
    const text = answerJson(ask('who \ud800 patches\nRDS \u2028?'));
    expect(text).not.toMatch(/[\n\r]/);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe('an answer as text', () => {
  it('says who owns it first, then why, both halves, what to do, and who says so', () => {
    const text = answerText(one, { paint: plain, width: wide });
    const places = [
      '[YOU] You own patching on VM.',
      'You hold the guest.',
      'Patches the host.',
      'Patch the guest.',
      '1. Patch it.',
      'SSM.1, SSM.2',
      '2. Look again.',
      'https://docs.aws.amazon.com/page',
      '2026-11-24',
    ].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text.startsWith('[YOU]')).toBe(true);
  });

  it('names each owner in a word, not by colour alone', () => {
    const first = (owner: Answer['owner']) =>
      answerText({ ...one, owner }, { paint: plain, width: wide }).split(' ')[0];
    expect(first('aws')).toBe('[AWS]');
    expect(first('customer')).toBe('[YOU]');
    expect(first('shared')).toBe('[SHARED]');
    expect(first(null)).toBe('You');
  });

  it('has no colours where they are off, and the same words where they are on', () => {
    for (const question of questions) {
      const answer = ask(question);
      const off = answerText(answer, { paint: plain, width: 80 });
      const on = answerText(answer, { paint: createPaint(true), width: 80 });
      expect(off).not.toContain('\u001b');
      expect(on).toContain('\u001b[');
      expect(withoutColours(on)).toBe(off);
    }
  });

  it('leaves out what it has nothing to say about', () => {
    const bare: Answer = { ...one, aws: [], customer: [], actions: [], sources: [] };
    expect(answerText(bare, { paint: plain, width: wide })).toBe(
      '[YOU] You own patching on VM.\n\nYou hold the guest.',
    );
  });

  it('of several questions is each whole answer, set apart', () => {
    const answer = ask('who guards the data center and who patches the guest OS?');
    const text = answerText(answer, { paint: plain, width: 80 });
    const parts = 'parts' in answer ? answer.parts : [];
    expect(parts).toHaveLength(2);
    for (const part of parts) expect(text).toContain(answerText(part, { paint: plain, width: 80 }));
  });

  it('lists what else can be asked', () => {
    const answer = ask('who patches the database engine?');
    const text = answerText(answer, { paint: plain, width: wide });
    for (const { label } of 'options' in answer ? answer.options : [])
      expect(text).toContain(label);
  });
});

describe('wrap', () => {
  const text =
    'Everything that security needs is still taken care of when nobody does anything at all';

  it.each([20, 40, 79])('keeps lines of words within %i characters, and loses no word', (width) => {
    const lines = wrap(text, width, '  ').split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
    for (const line of lines.slice(1)) expect(line.startsWith('  ')).toBe(true);
  });

  it('leaves a word alone that is longer than a line', () => {
    expect(wrap('see https://docs.aws.amazon.com/very/long', 10, '')).toBe(
      'see\nhttps://docs.aws.amazon.com/very/long',
    );
  });

  it('breaks nothing where there is no width', () => {
    expect(wrap(text, wide, '')).toBe(text);
  });
});
