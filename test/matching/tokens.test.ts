import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, maxQuestionLength, tokenise } from '../../src/matching/tokens.ts';

const words = (text: string): readonly string[] => tokenise(clean(text)).map(({ word }) => word);

/** What people and programs put into messages, mixed. */
const message = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme-composite', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<@U1|x>',
          '<!channel>',
          '<https://a.b|c>',
          '&amp;',
          '```',
          '`',
          '\ud800',
          '\udc00',
          '\0',
        ],
        ...['who', "isn't", 's3', '\u200b', '\u202e', '\u2019', '\n', '?', '<', '>', '|', '//'],
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

describe('clean', () => {
  it.each([
    ['NUL bytes', 'who\0 patches', 'who patches'],
    ['zero-width characters inside a word', 'pat\u200bch\u200d RDS', 'patch RDS'],
    ['marks that turn the direction of reading', '\u202ewho\u202c patches', 'who patches'],
    ['a byte-order mark', '\ufeffwho', 'who'],
    ['soft hyphens', 'hyper\u00advisor', 'hypervisor'],
    ['a lone high surrogate', 'who \ud83d patches', 'who  patches'],
    ['a lone low surrogate', 'who\udc00 patches', 'who patches'],
    ['mentions', '<@U024BE7LH> who patches', 'who patches'],
    ['mentions with a name', '<@U1|eve|l> who patches', 'who patches'],
    ['channels and groups', '<!channel> <!subteam^S1|@ops> <#C1|general> who', 'who'],
    ['bare links', 'see https://example.org/rds?who=aws now', 'see   now'],
    ['links of Slack', 'see <https://example.org/a> now', 'see   now'],
    ['blocks of code', 'who ```kill -9 1``` patches', 'who   patches'],
  ])('takes out %s', (_what, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it('keeps the words that a link shows', () => {
    expect(words('patch <https://example.org/a|the RDS box> now')).toEqual(
      words('patch the RDS box now'),
    );
  });

  it('folds letters that look alike', () => {
    expect(clean('ｗｈｏ ｐａｔｃｈｅｓ 𝗥𝗗𝗦')).toBe('who patches RDS');
    expect(clean('isn’t')).toBe("isn't");
  });

  it('keeps lines apart', () => {
    expect(words('who\r\npatches\tit\n\nnow')).toEqual(['who', 'patches', 'it', 'now']);
  });

  it('cuts what nobody reads', () => {
    expect(clean('a'.repeat(40_000))).toHaveLength(maxQuestionLength);
    expect(clean(`${'who '.repeat(10_000)}`).length).toBeLessThanOrEqual(maxQuestionLength);
  });

  it('cuts before it looks: 40,000 odd characters are cheap', () => {
    const before = performance.now();
    for (const text of ['<', '`', '\u200b', '<https://', '&', '\ud800', "n't "]) {
      tokenise(clean(text.repeat(40_000 / text.length)));
    }
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('leaves nothing for nothing', () => {
    expect(['', ' ', '\0', '<!here>', '```x```'].map(clean)).toEqual(['', '', '', '', '']);
  });

  it('gives well-formed text of bounded length, whatever comes', () => {
    fc.assert(
      fc.property(message, (text) => {
        const cleaned = clean(text);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned).not.toMatch(/[\0\u200b-\u200f\u202a-\u202e\ufeff]/);
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing more to clean in the words it left', () => {
    fc.assert(
      fc.property(message, (text) => {
        const once = words(text);
        expect(words(once.join(' '))).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });
});

describe('tokenise', () => {
  it.each([
    ['Who patches RDS?', ['who', 'patches', 'rds']],
    ["isn't aren't won't can't", ['is', 'not', 'are', 'not', 'will', 'not', 'can', 'not']],
    [
      "dont wont cant who's it's",
      ['do', 'not', 'will', 'not', 'can', 'not', 'who', 'is', 'it', 'is'],
    ],
    ["AWS's job, customers' job", ['aws', 'job', 'customers', 'job']],
    ['server-side at-rest', ['server', 'side', 'at', 'rest']],
    ['requirement 8.2.6', ['requirement', '8.2.6']],
    ['PostgreSQL 16.4', ['postgresql', '16.4']],
    ['tcp/udp', ['tcp', 'udp']],
    ['', []],
    ['?!', []],
  ])('reads %j', (text, expected) => {
    expect(tokenise(text).map(({ word }) => word)).toEqual(expected);
  });

  it('remembers where a half-sentence begins', () => {
    const opening = tokenise('who patches it, not the lambda? and why')
      .filter(({ opens }) => opens)
      .map(({ word }) => word);
    expect(opening).toEqual(['who', 'not', 'and']);
  });

  it('gives words of letters and digits in lower case, never an empty one', () => {
    fc.assert(
      fc.property(message, (text) => {
        for (const word of words(text)) {
          expect(word).toMatch(/^[\p{L}\p{N}.]+$/u);
          expect(word).toBe(word.toLowerCase());
        }
      }),
      { numRuns: 500 },
    );
  });
});
