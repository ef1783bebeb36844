import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, commandOf, helpText } from '../../src/terminal/command.ts';

const ask = { kind: 'ask', question: null, json: false, channel: false } as const;

describe('a command line', () => {
  it.each<[string, readonly string[], Readonly<Record<string, unknown>>]>([
    ['nothing', [], { kind: 'help' }],
    ['help', ['help'], { kind: 'help' }],
    ['--help', ['--help'], { kind: 'help' }],
    ['-h', ['-h'], { kind: 'help' }],
    ['a question', ['ask', 'who patches RDS?'], { ...ask, question: 'who patches RDS?' }],
    [
      'a question without quotes',
      ['ask', 'who', 'patches', 'RDS?'],
      { ...ask, question: 'who patches RDS?' },
    ],
    [
      'a question for a program',
      ['ask', '--json', 'who?'],
      { ...ask, json: true, question: 'who?' },
    ],
    [
      'an option behind the question',
      ['ask', 'who?', '--json'],
      { ...ask, json: true, question: 'who?' },
    ],
    [
      'a message overheard',
      ['ask', '--channel', 'who?'],
      { ...ask, channel: true, question: 'who?' },
    ],
    ['questions to come', ['ask', '--json'], { ...ask, json: true, question: null }],
    ['an empty question, which is one', ['ask', ''], { ...ask, question: '' }],
    [
      'a question that begins like an option',
      ['ask', '--', '--who?'],
      { ...ask, question: '--who?' },
    ],
    [
      'a questionnaire',
      ['questionnaire', 'in.csv', '-'],
      { kind: 'questionnaire', input: 'in.csv', output: '-', column: null },
    ],
    [
      'a questionnaire with its column',
      ['questionnaire', 'in.csv', 'out.csv', '--column', 'Control'],
      { kind: 'questionnaire', input: 'in.csv', output: 'out.csv', column: 'Control' },
    ],
    ['a check', ['knowledge', 'check'], { kind: 'check', json: false }],
    ['a check for a program', ['knowledge', 'check', '--json'], { kind: 'check', json: true }],
    ['the matrix', ['matrix', '--format', 'json'], { kind: 'matrix', format: 'json' }],
    ['the matrix in its usual format', ['matrix'], { kind: 'matrix', format: 'json' }],
    [
      'the matrix with an equals sign',
      ['matrix', '--format=json'],
      { kind: 'matrix', format: 'json' },
    ],
  ])('of %s is understood', (_what, args, expected) => {
    expect(commandOf(args)).toMatchObject(expected);
  });

  it.each<[string, readonly string[], string]>([
    ['an unknown command', ['aks', 'who?'], 'aks'],
    ['an unknown option', ['ask', '--jsno', 'who?'], '--jsno'],
    ['a value where none belongs', ['ask', '--json=yes', 'who?'], '--json'],
    ['an unknown format', ['matrix', '--format', 'pdf'], 'pdf'],
    ['a format without a name', ['matrix', '--format'], '--format'],
    ['a word too many', ['matrix', 'rds'], 'rds'],
    ['half a command', ['knowledge'], 'knowledge check'],
    ['something else about the knowledge', ['knowledge', 'burn'], 'knowledge check'],
  ])('of %s is wrong, and the message says what', (_what, args, named) => {
    expect(commandOf(args)).toEqual({ kind: 'wrong', message: expect.stringContaining(named) });
  });

  it('is always a command, whatever it says', () => {
    const name = fc.constantFrom('ask', 'matrix', 'knowledge', 'help');
    const argument = fc.oneof(
      fc.string(),
      fc.constantFrom('--json', '--format', '--', '-', 'check'),
    );
    const kinds = new Set<Command['kind']>([
      'ask',
      'check',
      'matrix',
      'checklist',
      'help',
      'wrong',
    ]);
    fc.assert(
      fc.property(fc.option(name, { nil: undefined }), fc.array(argument), (first, rest) => {
        const { kind } = commandOf(first === undefined ? rest : [first, ...rest]);
        return kinds.has(kind);
      }),
    );
  });
});

describe('the help', () => {
  it('names every command, and fits a terminal', () => {
    for (const command of ['srm ask', 'srm matrix', 'srm knowledge check', '--json', '--channel']) {
      expect(helpText).toContain(command);
    }
    expect(Math.max(...helpText.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
