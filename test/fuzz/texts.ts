import fc, { type Arbitrary } from 'fast-check';
import { knowledge } from '../knowledge-fixture.ts';

/** Slack's own limit of a message. */
const maxLength = 40_000;

/** What somebody would try: to notify, to break out of markup, to break the parser, the log or the screen. */
const tricks = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<!subteam^S1|@team>',
  '<!date^1700000000^{date}|<!here>>',
  '<@U1>',
  '<@UBOT>',
  '<@U1|<!channel>>',
  '<#C1|general>',
  '<https://evil.example|https://aws.amazon.com>',
  '<https://evil.example|<!channel>>',
  '<mailto:a@b.example|x>',
  '<<!channel>>',
  '<!channel',
  '&lt;!channel&gt;',
  '&amp;lt;!here&amp;gt;',
  '&#60;!here&#62;',
  '*',
  '_',
  '`',
  '```',
  '~',
  '> ',
  '\n',
  '\r\n',
  '\t',
  '|',
  '<',
  '>',
  '&',
  '"',
  '\\',
  '\0',
  '\u001b[31m',
  '\u2028',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\ufffd',
  '\ud83d',
  '\ude00',
  '👩‍👩‍👧‍👦',
  'e\u0301\u0302\u0303',
  'Ａ',
  'ﷺ',
  '{{constructor}}',
  '__proto__',
  '%s%n',
  "'; drop table inbox; --",
  '$' + '{process.env}',
  'AKIAIOSFODNN7EXAMPLE',
  'arn:aws:iam::123456789012:root',
  ':tada:',
] as const;

/** What questions are made of. */
const frames = [
  'who patches',
  'who owns',
  'is that us or aws?',
  'does aws',
  'whose job is',
  'not the',
  'versus',
  'and',
  'or',
  'under pci dss',
  'we thought aws handles',
  '?',
  ', right?',
  'what is ours on',
] as const;

/** Words of the knowledge itself: what looks most like a question. */
export const words = [
  ...knowledge.services.flatMap(({ name, aliases }) => [name, ...aliases]),
  ...knowledge.concerns.flatMap(({ name, asks }) => [
    name,
    ...asks.map((ask) => (typeof ask === 'string' ? ask : ask.text)),
  ]),
  ...knowledge.frameworks.map(({ name }) => name),
];

const piece: Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...words), weight: 6 },
  { arbitrary: fc.constantFrom(...frames), weight: 4 },
  { arbitrary: fc.constantFrom(...tricks), weight: 4 },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
);

/** What a pattern with nested repetition chokes on: much of the same, and an end that does not fit. */
const repeated: Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...tricks),
      fc.constantFrom(
        ' ',
        'a',
        'A.',
        '0',
        '1.2.',
        'a-',
        'a_',
        'and ',
        'no ',
        '(',
        '(a',
        '!',
        "'s ",
      ),
      fc.constantFrom(...words),
      piece,
    ),
    fc.integer({ min: 1, max: maxLength }),
    piece,
  )
  .map(([unit, length, end]) =>
    `${unit.repeat(Math.ceil(length / Math.max(unit.length, 1)))}`.slice(0, length).concat(end),
  );

const joined = (maxPieces: number): Arbitrary<string> =>
  fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: maxPieces }), fc.constantFrom(' ', '', '\n'))
    .map(([pieces, between]) => pieces.join(between));

/** Anything that somebody could write, up to Slack's limit: mostly short, sometimes huge. */
export const text: Arbitrary<string> = fc
  .oneof(
    { arbitrary: joined(12), weight: 12 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 300 }), weight: 2 },
    { arbitrary: repeated, weight: 1 },
    { arbitrary: joined(400), weight: 1 },
  )
  .map((words) => words.slice(0, maxLength));
